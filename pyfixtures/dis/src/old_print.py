import sys
print
print 1
print 1, "two",
print >>sys.stderr
print >>sys.stderr, 1, 2
print >>sys.stderr, 1,

import sys
table = {}
name = sys


def deletes(a, b):
    global table
    del a.x, a.y[0], b
    del (a.z, [table])
    b = 1
    del b


del name, table[0], sys.attr
class Body:
    here = 1
    del here

# fixture: 64-bit
import sys
import one
print(one.two.seen, one.done, sys.modules["two"].one is one)
def attempt(name):
    try:
        __import__(name)
    except Exception as e:
        print(type(e).__name__, "|", e)
        print(name in sys.modules)
attempt("three")
attempt("five")
attempt("ring.left")
attempt("stat_")

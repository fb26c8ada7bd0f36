# fixture: 64-bit
"""atexit: order, arguments, errors, unregistering."""
import atexit
import sys


class Named:
    def __init__(self, name):
        self.name = name

    def __call__(self, *args, **kwargs):
        print(self.name, args, kwargs)
        if self.name == "fails":
            raise ValueError("in exit")
        if self.name == "exits":
            sys.exit(3)
        if self.name == "registers":
            atexit.register(Named("late"))

    def __repr__(self):
        return "<" + self.name + ">"

    def __eq__(self, other):
        return self.name == getattr(other, "name", None)


try:
    atexit.register()
except TypeError as e:
    print(e)
try:
    atexit.register(3)
except TypeError as e:
    print(e)
start = atexit._ncallbacks()
print(atexit.register(Named("first"), 1, x=2))
atexit.register(Named("gone"))
atexit.register(Named("gone"), 5)
atexit.register(Named("fails"))
atexit.register(Named("exits"))
atexit.register(Named("registers"))
print(atexit._ncallbacks() - start, atexit.unregister(Named("gone")), atexit._ncallbacks() - start)
print("end")

"""__del__ called by hand, twice, and while an exception is on its way."""
import sys


class A:
    def __del__(self):
        print("del", sys.exc_info()[0])


a = A()
a.__del__()
a.__del__()
del a


def g():
    a = A()
    try:
        return 1
    finally:
        print("finally")


print(g())
for x in [A(), A()]:
    print("loop")
del x
print([A() and 1 for _ in range(2)])
y = (A(), 1)[1]
print(y)
A()
print("statement")
with_default = lambda a=A(): 0
del with_default
d = {A(): A()}
d.popitem()
print("popped")
s = {A()}
s.pop()
print("set")


class N:
    def __del__(self):
        try:
            raise KeyError
        except KeyError:
            print("inner")


try:
    1 / 0
except ZeroDivisionError:
    N()
    print(sys.exc_info()[0].__name__)

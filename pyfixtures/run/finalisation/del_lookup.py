"""__del__ is looked up on the class, whenever that has one."""


class A:
    pass


a = A()
a.__del__ = lambda: print("never")
del a
A.__del__ = lambda self: print("added later")
a = A()
del a
b = A()
del A.__del__
del b
print("none")


class B(A):
    def __del__(self):
        print("B")
        try:
            super().__del__()
        except AttributeError as e:
            print(e)


B()


class C:
    __del__ = None


import sys
sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value)
C()


class D:
    def __del__(self, extra):
        pass


D()


class E:
    __slots__ = ("x",)

    def __del__(self):
        print("slots", self.x)


e = E()
e.x = 1
del e


class F(list):
    def __del__(self):
        print("list", len(self))


F([1, 2])


class G:
    def __new__(cls):
        object.__new__(cls)
        return 5

    def __del__(self):
        print("never used")


print(G())


class H:
    def __init__(self):
        raise ValueError

    def __del__(self):
        print("half made")


try:
    H()
except ValueError:
    print("caught")


def f():
    h = A()
    h.__class__ = B
    return None


f()
class M(type):
    def __del__(cls):
        print("class", cls.__name__)


class K(metaclass=M):
    pass


del K
import gc
gc.collect()

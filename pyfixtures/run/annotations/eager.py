"""Annotations of functions, classes and modules, in every version."""


def f(a: int, b: "text" = 5, *args: list, k: dict = {}, **kw: set) -> float:
    return a


print(f.__annotations__)
f.__annotations__["new"] = 1
print(f.__annotations__["new"], f.__annotations__ is f.__annotations__)
f.__annotations__ = None
print(f.__annotations__)
try:
    f.__annotations__ = 5
except TypeError as e:
    print(e)
del f.__annotations__
print(f.__annotations__)


class C:
    x: int = 1
    y: "str"
    z: list[int]
    (w): float = 2
    s = {}
    s["k"]: int = 3

    def m(self, a: "C"): ...


print(C.__annotations__, C.m.__annotations__, C.w)


class Derived(C):
    own: int


class Plain(C):
    pass


print(Derived.__annotations__, Plain.__annotations__, hasattr(C(), "__annotations__"))
C.__annotations__["added"] = bool
print(C.__annotations__["added"])
try:
    print(int.__annotations__)
except AttributeError as e:
    print(e)
C.__annotations__ = {"replaced": 1}
print(C.__annotations__)
del C.__annotations__
print(C.__annotations__)
try:
    del C.__annotations__
except AttributeError as e:
    print(type(e).__name__)


def local():
    x: int = 1
    y: undefined_name
    z: print("never evaluated")
    return sorted(locals())


print(local())


class Order:
    a: print("annotation of a") = print("value of a")


Order.__annotations__
x: int = 5
obj = C()
obj.attribute: int = 7
print(x, obj.attribute)
print(list(map(lambda n: n.__annotations__, [local, lambda: 1])))

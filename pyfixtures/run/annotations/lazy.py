# fixture: since 3.14
"""Deferred evaluation of annotations (PEP 649)."""


def f(a: undefined, b: int = 5, *args: "text", k: list[int], **kw: dict) -> Missing:
    return a


print(f.__annotate__.__name__, f.__annotate__.__qualname__, type(f.__annotate__).__name__)
try:
    f.__annotations__
except NameError as e:
    print(e)
undefined, Missing = "now defined", bytes
print(f.__annotations__)
print(f.__annotations__ is f.__annotations__, f.__annotate__(1) == f.__annotations__, f.__annotate__(1) is f.__annotate__(1))
undefined = "changed"
print(f.__annotations__["a"], f.__annotate__(1)["a"])
for format in 2, 3, 4, "x":
    try:
        print(f.__annotate__(format))
    except (NotImplementedError, TypeError) as e:
        print(type(e).__name__, e)
for args in (), (1, 2):
    try:
        f.__annotate__(*args)
    except TypeError as e:
        print(e)


class C:
    x: int = 1
    y: later
    z: "string"
    if x:
        conditional: float

    def method(self, other: C) -> C:
        return self


print(hasattr(C, "__annotate__"), C.__annotate__.__name__, C.__annotate__.__qualname__)
try:
    C.__annotations__
except NameError as e:
    print(e)
later = list
print(C.__annotations__, C.method.__annotations__)
print("__annotations__" in C.__dict__, sorted(k for k in C.__dict__ if "annot" in k))


class D(C):
    pass


print(D.__annotations__, D.__annotate__)
D.__annotations__ = {"own": 1}
print(D.__annotations__, C.__annotations__["x"])
del D.__annotations__
print(D.__annotations__)

a: int = 1
b: not_evaluated
if a:
    c: "conditional"
else:
    d: int
try:
    __annotations__
except NameError as e:
    print(e)
not_evaluated = 5
import sys

print(sys.modules["__main__"].__annotations__)
print(__annotate__(1) if "__annotate__" in globals() else "no __annotate__ in globals")


def no_annotations(x):
    return x


print(no_annotations.__annotate__, no_annotations.__annotations__, no_annotations.__annotations__ is no_annotations.__annotations__)
no_annotations.__annotate__ = lambda format: {"made": format}
print(no_annotations.__annotations__)
no_annotations.__annotations__ = {"set": 1}
print(no_annotations.__annotate__, no_annotations.__annotations__)
for value in 1, "x":
    try:
        no_annotations.__annotate__ = value
    except TypeError as e:
        print(e)
try:
    del no_annotations.__annotate__
except TypeError as e:
    print(e)
no_annotations.__annotate__ = lambda format: 5
try:
    no_annotations.__annotations__
except TypeError as e:
    print(e)


def closure():
    local = "from the closure"

    def inner(x: local) -> local: ...

    class K:
        y: local

        def m(self, z: local, w: y_of_class): ...

        y_of_class = "class scope"

    local = "changed later"
    return inner.__annotations__, K.__annotations__, K.m.__annotations__


print(closure())


def generator(x: int) -> list:
    yield


async def coroutine(y: str): ...


print(generator.__annotations__, coroutine.__annotations__, (lambda x: x).__annotations__)


def walrus(x: (lambda: [i for i in range(3)])()): ...


print(walrus.__annotations__)

# fixture: since 3.12
"""Scopes of type parameters, lazy evaluation, aliases (PEP 695)."""


def identity[T](x: T) -> T:
    return x


print(identity.__type_params__, identity.__annotations__, identity(5))
T = identity.__type_params__[0]
print(T.__name__, T.__bound__, T.__constraints__, type(T).__name__, T.__module__, T.__infer_variance__)


class Box[T: int, U]:
    item: T

    def method[W: (str, bytes)](self, x: T, y: W) -> tuple[T, W]:
        return T, W

    class Inner[V]:
        def deep(self) -> T | V:
            return T, V


print(Box.__type_params__, Box.__orig_bases__, Box.__parameters__)
print([type(p).__name__ for p in Box.__type_params__], Box.__type_params__[0].__bound__)
print(Box.method.__type_params__, Box.method.__type_params__[0].__constraints__)
print(Box().method(1, 2), Box.Inner().deep())
print(Box.method.__annotations__)

type Alias = list[Later]

type Recursive = int | list[Recursive]
print(Alias, type(Alias).__name__, Alias.__name__, Alias.__type_params__)
try:
    Alias.__value__
except NameError as e:
    print(e)


class Later:
    pass


print(Alias.__value__, Alias.__value__ is Alias.__value__)
print(Recursive.__value__)


def bound_is_lazy[T: missing]():
    return T


T = bound_is_lazy()
try:
    T.__bound__
except NameError as e:
    print(e)
missing = float
print(T.__bound__)


def outer():
    local = "closed over"

    def inner[T: local](x):
        return T.__bound__, local

    type A = local
    return inner(1), A.__value__


print(outer())


class Body:
    x = int

    def method[T: x](self):
        return T

    type A = x


print(Body().method().__bound__, Body.A.__value__, Body.A.__module__)


class Child[T](Box[T, int]):
    pass


print(Child.__bases__, Child.__orig_bases__, Child.__mro__[2].__name__)
try:
    identity[int]
except TypeError as e:
    print(e)
try:
    Alias[int]
except TypeError as e:
    print(e)
print(Box[int, str], Recursive | None, Child[str].__args__)


def decorated(f):
    print("  decorating", f.__name__, f.__type_params__)
    return f


@decorated
def generic[T](default=print("  default evaluated")) -> T: ...


async def coroutine[T](x: T) -> T:
    return x


c = coroutine(1)
print(coroutine.__type_params__, type(c).__name__)
c.close()
print([f.__qualname__ for f in (identity, Box.method, Box.Inner.deep)], Box.__qualname__)

# Frames of generators, coroutines, class bodies, comprehensions, decorators and special methods.
import sys


def attempt(f):
    try:
        f()
    except Exception:
        sys.excepthook(*sys.exc_info())


def generator():
    yield 1
    raise ValueError("in a generator")


def delegating():
    yield from generator()


async def coroutine():
    raise ValueError("in a coroutine")


async def awaiting():
    await coroutine()


async def values():
    yield 1
    raise ValueError("in an asynchronous generator")


async def iterating():
    async for value in values():
        pass


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        raise KeyError("on the way out")


class Special:
    def __add__(self, other):
        raise TypeError("in __add__")

    def __getattr__(self, name):
        raise AttributeError("in __getattr__")

    def __iter__(self):
        raise TypeError("in __iter__")

    @property
    def value(self):
        raise ValueError("in a property")

    def __len__(self):
        raise ValueError("in __len__")

    def __del__(self):
        pass


def decorator(f):
    raise TypeError("in a decorator")


def managed():
    with Manager():
        raise ValueError("inside")


def decorated():
    @decorator
    def f():
        pass


def body():
    class Body:
        def inside():
            raise ValueError("in a class body")
        inside()


def default():
    def f(x=[].nope):
        pass


def unpacking():
    a, (b, c) = 1, (2, 3, 4)


def matching():
    match Special():
        case Special(value=1):
            pass


def nested_comprehension():
    return [[1 / y for y in range(x)] for x in range(1, 3)]


def sorting():
    return sorted([1, 2], key=lambda x: x.nope)


def mapping():
    return list(map(lambda x: x / 0, [1]))


def loop():
    for i in generator():
        pass
    else:
        pass


for f in (lambda: list(delegating()), lambda: awaiting().send(None), lambda: iterating().send(None), managed, lambda: Special() + 1,
          lambda: Special().missing, lambda: list(Special()), lambda: Special().value, lambda: bool(Special()), decorated, body, default,
          unpacking, matching, nested_comprehension, sorting, mapping, loop):
    attempt(f)

"""Flags that say what a call makes."""


def plain():
    pass


def generator():
    yield


async def coroutine():
    pass


async def asynchronous_generator():
    yield


def star(*a, **k):
    pass


def nested():
    x = 1
    return lambda: x


for f in plain, generator, coroutine, asynchronous_generator, star, nested, nested():
    made = f() if f is not star else None
    print(f.__name__, hex(f.__code__.co_flags & 0x3FF), type(made).__name__)
    if hasattr(made, "close"):
        made.close()
marked = generator.__code__.replace(co_flags=generator.__code__.co_flags | 0x100)
generator.__code__ = marked


async def awaits():
    return await generator()


c = awaits()
print(c.send(None))
try:
    c.send("x")
except StopIteration as stop:
    print(stop.value)

"""Generators made awaitable by a flag of their code, as types.coroutine does."""


def coroutine(function):
    code = function.__code__
    function.__code__ = code.replace(co_flags=code.co_flags | 0x100)
    return function


@coroutine
def switch(value):
    got = yield value
    return got


@coroutine
def delegating(value):
    return (yield from plain(value))


@coroutine
def to_coroutine(value):
    return (yield from native(value))


async def native(value):
    return "native", await switch(value)


def plain(value):
    return (yield value)


def run(c, *answers):
    answers = [None, *answers]
    out = []
    try:
        while True:
            out.append(c.send(answers.pop(0) if answers else None))
    except StopIteration as stop:
        return out, stop.value


async def main():
    return [await switch(1), await delegating(2), await to_coroutine(3)]


print(run(main(), "a", "b", "c"))
print(type(switch(1)).__name__, hex(switch.__code__.co_flags & 0x1A0))


async def wrong():
    await plain(1)


try:
    run(wrong())
except TypeError as e:
    print(e)


class Gives:
    def __await__(self):
        return switch("from __await__")


async def awaits():
    return await Gives()


try:
    print(run(awaits()))
except TypeError as e:
    print(e)
c = main()
print(c.send(None), c.cr_await.gi_code.co_name)
try:
    c.throw(ValueError("in"))
except ValueError as e:
    print(e)

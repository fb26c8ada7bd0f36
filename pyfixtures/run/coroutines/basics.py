"""Coroutines driven by hand."""


class Switch:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


def run(coroutine, answers=()):
    answers = list(answers)
    send = None
    try:
        while True:
            print("  yielded", coroutine.send(send))
            send = answers.pop(0) if answers else None
    except StopIteration as stop:
        return stop.value


async def leaf(n):
    got = await Switch(n)
    return got or n * 10


async def branch():
    total = 0
    for n in range(3):
        total += await leaf(n)
    return total


print(run(branch()))
print(run(branch(), [5, 6, 7]))


async def nothing():
    pass


c = nothing()
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin)
print(c.cr_code is nothing.__code__, c.cr_frame.f_code is c.cr_code, c.cr_frame.f_lineno)
print(run(c))
print(c.cr_frame, c.cr_running, c.cr_suspended)

c = branch()
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__, c.cr_await.__name__)
inner = c.cr_await
print(type(inner.cr_await).__name__, inner.cr_await.gi_code.co_name, inner.cr_suspended)
c.close()
print(c.cr_suspended, inner.cr_frame, inner.cr_await)


async def outer():
    async def inner():
        return await leaf(7)

    return await inner(), outer.__name__


print(run(outer()))
print(hex(nothing.__code__.co_flags & 0x80), hex((lambda: (yield)).__code__.co_flags & 0x20))
c = nothing()
c.__name__ = "other"
c.__qualname__ = "some.other"
print(c.__name__, c.__qualname__, type(c).__name__)
try:
    c.__name__ = 1
except TypeError as e:
    print(e)
c.close()
print(run((lambda: leaf(3))(), ["sent"]))

"""Asynchronous generators, driven by hand."""


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(awaitable):
    steps = []
    iterator = awaitable.__await__()
    try:
        while True:
            steps.append(iterator.send(None) if hasattr(iterator, "send") else next(iterator))
    except StopIteration as stop:
        return steps, stop.value
    except StopAsyncIteration:
        return steps, "StopAsyncIteration"


async def numbers(n):
    print("  start")
    for i in range(n):
        await Pause("before %d" % i)
        got = yield i
        print("  got", got)
    print("  end")


g = numbers(2)
print(type(g).__name__, g.__name__, g.__qualname__, g.ag_running, g.ag_await, g.ag_code.co_name)
print(g.__aiter__() is g, aiter(g) is g, hasattr(g, "__next__"), hasattr(g, "send"))
print(run(g.__anext__()))
print(run(g.asend("sent")))
print(run(g.__anext__()))
print(run(g.__anext__()), g.ag_frame)


async def collect(g):
    return [x async for x in g]


print(run(collect(numbers(3))))

g = numbers(3)
a = g.asend(None)
print(type(a).__name__, type(g.athrow(ValueError)).__name__ if False else "", a.__await__() is a, iter(a) is a)
print(a.send(None), g.ag_running, type(g.ag_await).__name__)
try:
    a.send(None)
except StopIteration as stop:
    print("value", stop.value, g.ag_running)
print(g.ag_frame.f_lineno, dict(g.ag_frame.f_locals))


async def returns():
    yield 1
    return


async def empty():
    return
    yield


async def with_finally():
    try:
        yield 1
        yield 2
    finally:
        await Pause("finally")
        print("  cleaned")


print(run(collect(returns())), run(collect(empty())), run(collect(with_finally())))


async def first(g):
    async for x in g:
        return x


g = with_finally()
print(run(first(g)))
print(run(g.aclose()))
print(run(g.aclose()), run(g.__anext__()))


async def echo():
    value = None
    while value != "stop":
        value = yield value


g = echo()
print(run(g.asend(None)), run(g.asend("x")), run(g.asend([1])), run(g.asend("stop")))
g = echo()
g.__name__, g.__qualname__ = "renamed", "a.b"
print(g.__name__, g.__qualname__, type(g)[int])

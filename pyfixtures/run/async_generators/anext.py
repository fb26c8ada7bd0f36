"""anext() with and without a default."""


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
            steps.append(next(iterator) if not hasattr(iterator, "send") else iterator.send(None))
    except StopIteration as stop:
        return steps, stop.value
    except BaseException as e:
        return steps, type(e).__name__, str(e)


async def one():
    await Pause("p")
    yield 1


g = one()
print(run(anext(g)), run(anext(g)), run(anext(g)))
g = one()
a = anext(g, "default")
print(type(a).__name__, a.__await__() is a)
print(run(a), run(anext(g, "default")), run(anext(g, None)))


class Counter:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        await Pause(self.n)
        if self.n > 1:
            raise StopAsyncIteration
        return self.n


c = Counter()
print(run(anext(c, "d")), run(anext(c, "d")))


class Iterates:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        return iter(["x", "y"])


print(run(anext(Iterates(), 0)))


class NotAwaitable:
    def __anext__(self):
        return 5


a = anext(NotAwaitable(), 1)
try:
    a.send(None)
except TypeError as e:
    print(str(e)[-30:])


async def catching():
    try:
        await Pause("in")
    except ValueError as e:
        yield "caught " + str(e)


g = catching()
a = anext(g, "unused")
print(a.send(None))
try:
    a.throw(ValueError("v"))
except StopIteration as stop:
    print(stop.value)
a = anext(g, "at the end")
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)
a = anext(one(), 1)
a.send(None)
a.close()


async def use():
    g = one()
    return await anext(g), await anext(g, "over"), [x async for x in aiter(one())]


print(run(use()))

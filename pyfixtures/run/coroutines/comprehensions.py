"""Asynchronous comprehensions."""


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return self.value if got is None else got


def run(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as stop:
        return steps, stop.value


async def numbers(n):
    for i in range(n):
        await Pause(i)
        yield i


async def double(x):
    return 2 * await Pause(x)


async def lists():
    return [x async for x in numbers(3)], [await double(x) for x in range(3)]


async def sets_and_dicts():
    s = {x % 2 async for x in numbers(4)}
    d = {x: await double(x) async for x in numbers(3)}
    return sorted(s), d


async def conditions():
    return [x async for x in numbers(5) if x % 2 if await double(x) > 2]


async def nested():
    return [[y async for y in numbers(x)] async for x in numbers(3)]


async def two_loops():
    return [(x, y) async for x in numbers(3) for y in "ab" if x != 1]


async def inner_async():
    return [(x, y) for x in (1, 2) async for y in numbers(x)]


async def generator_expression():
    g = (x * 10 async for x in numbers(3))
    print("  ", type(g).__name__, g.__name__, g.__qualname__)
    found = []
    async for x in g:
        found.append(x)
    return found


async def awaiting_generator_expression():
    g = (await double(x) for x in range(2))
    print("  ", type(g).__name__)
    return [x async for x in g]


async def closures():
    k = 3
    fs = [lambda: (x, k) async for x in numbers(2)]
    k = 4
    return [f() for f in fs]


async def fails():
    try:
        return [1 // (x - 1) async for x in numbers(3)]
    except ZeroDivisionError as e:
        return "caught", str(e)


async def shadows():
    x = "outer"
    found = [x async for x in numbers(2)]
    return x, found


async def walrus():
    found = [last := x async for x in numbers(3)]
    return found, last


for make in (
    lists,
    sets_and_dicts,
    conditions,
    nested,
    two_loops,
    inner_async,
    generator_expression,
    awaiting_generator_expression,
    closures,
    fails,
    shadows,
    walrus,
):
    print(make.__name__, run(make()))

c = lists()
c.send(None)
try:
    c.throw(KeyError("inside a comprehension"))
except KeyError as e:
    print("left by", e)

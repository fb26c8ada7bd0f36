"""Asynchronous generators over others: pipelines, merging, early ends."""


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(awaitable):
    steps = []
    try:
        while True:
            steps.append(awaitable.send(None))
    except StopIteration as stop:
        return steps, stop.value


async def source(n):
    try:
        for i in range(n):
            await Pause(i)
            yield i
    finally:
        print("  source closed")


async def double(values):
    async for x in values:
        yield 2 * x


async def take(n, values):
    if n:
        async for x in values:
            yield x
            n -= 1
            if not n:
                break


async def pairs(a, b):
    async for x in a:
        async for y in b():
            yield x, y


async def enumerated(values):
    i = 0
    async for x in values:
        yield i, x
        i += 1


async def collect(values):
    return [x async for x in values]


print(run(collect(double(double(source(3))))))
s = source(10)
print(run(collect(take(2, s))))
print(run(s.aclose()))
print(run(collect(pairs(source(2), lambda: double(source(2))))))
print(run(collect(enumerated(x async for x in source(3) if x))))


async def tree(node):
    if node:
        left, value, right = node
        async for x in tree(left):
            yield x
        yield value
        async for x in tree(right):
            yield x


print(run(collect(tree(((None, 1, None), 2, ((None, 3, None), 4, None))))))


async def fails(values):
    async for x in values:
        if x == 1:
            raise ValueError("stage failed")
        yield x


async def handles():
    found = []
    try:
        async for x in double(fails(source(3))):
            found.append(x)
    except ValueError as e:
        found.append(str(e))
    return found


print(run(handles()))


async def deep(n):
    if n == 0:
        yield "bottom"
    else:
        async for x in deep(n - 1):
            yield x


print(run(collect(deep(60))))


async def accumulate():
    total = 0
    while True:
        got = yield total
        if got is None:
            return
        total += got


async def drive():
    g = accumulate()
    out = [await g.asend(None)]
    for n in 1, 2, 3:
        out.append(await g.asend(n))
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        out.append(repr(e))
    return out


print(run(drive()))

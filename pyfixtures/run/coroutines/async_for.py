"""async for: protocols, else, break, exceptions."""


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value


def run(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as stop:
        return steps, stop.value


class Counter:
    def __init__(self, stop, fail_at=None):
        self.i, self.stop, self.fail_at = 0, stop, fail_at

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Pause("tick")
        if self.i == self.fail_at:
            raise ValueError("failed at %d" % self.i)
        if self.i >= self.stop:
            raise StopAsyncIteration
        self.i += 1
        return self.i


async def collects():
    found = []
    async for x in Counter(3):
        found.append(x)
    else:
        found.append("else")
    return found


print(run(collects()))


async def breaks():
    async for x in Counter(5):
        if x == 2:
            break
    else:
        return "not here"
    return x


print(run(breaks()))


async def skips():
    found = []
    async for x in Counter(4):
        if x % 2:
            continue
        found.append(x)
    return found


print(run(skips()))


async def fails():
    try:
        async for x in Counter(5, fail_at=2):
            last = x
    except ValueError as e:
        return str(e), last


print(run(fails()))


async def body_stops():
    try:
        async for x in Counter(2):
            raise StopAsyncIteration("from the body")
    except StopAsyncIteration as e:
        return "seen", str(e)


print(run(body_stops()))


async def nested():
    pairs = []
    async for x in Counter(2):
        async for y in Counter(x):
            pairs.append((x, y))
    return pairs


print(run(nested()))


async def targets():
    class Pairs(Counter):
        async def __anext__(self):
            n = await super().__anext__()
            return n, [n, -n]

    d = {}
    async for d["k"], [a, *b] in Pairs(2):
        print("  ", d, a, b)
    return d


print(run(targets()))


class Immediate:
    """__anext__ may give any awaitable."""

    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    def __anext__(self):
        self.n += 1
        return Given(self.n)


class Given:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        if self.n > 2:
            raise StopAsyncIteration
        return self.n
        yield


async def immediate():
    return [x async for x in Immediate()]


print(run(immediate()))


async def in_try():
    trail = []
    try:
        async for x in Counter(3):
            try:
                if x == 2:
                    return trail
                trail.append(x)
            finally:
                trail.append("finally %d" % x)
    finally:
        trail.append("end")


print(run(in_try()))
c = collects()
c.send(None)
try:
    c.throw(KeyError("while waiting"))
except KeyError as e:
    print("left by", e)

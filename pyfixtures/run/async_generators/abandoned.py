# Asynchronous generators that end in the middle: the hooks, aclose, and athrow.
import sys


def run(coroutine):
    while True:
        try:
            waits = coroutine.send(None)
            print("waits for", waits)
        except StopIteration as stop:
            return stop.value


class Wait:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        yield self.what


log = []
sys.set_asyncgen_hooks(firstiter=lambda g: print("first", g.__name__), finalizer=lambda g: (print("finalizer", g.__name__), log.append(g)))


async def numbers():
    try:
        for i in range(5):
            await Wait(f"number {i}")
            yield i
    finally:
        await Wait("cleanup")
        print("cleaned")


async def take_two():
    got = []
    async for n in numbers():
        got.append(n)
        if len(got) == 2:
            break
    return got


print(run(take_two()))
print(len(log))
run(log.pop().aclose())


async def throws():
    g = numbers()
    await g.__anext__()
    try:
        await g.athrow(KeyError("thrown"))
    except KeyError as error:
        print("came out", error)
    print([n async for n in g])
    await g.aclose()


run(throws())


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def closes():
    g = ignores()
    print(await g.__anext__())
    try:
        await g.aclose()
    except RuntimeError as error:
        print(error)


run(closes())
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())

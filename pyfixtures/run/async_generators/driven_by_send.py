"""`async for` over generators of generators: awaits inside, errors, hooks, frames that somebody holds."""
import sys


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coroutine, *answers):
    """Drives a coroutine by hand: what it awaits, and how it ends."""
    seen, answers = [], list(answers)
    try:
        seen.append(coroutine.send(None))
        while True:
            seen.append(coroutine.send(answers.pop(0) if answers else None))
    except StopIteration as stop:
        return seen, stop.value
    except Exception as error:
        return seen, repr(error), [name for name in names_of(error)]


def names_of(error):
    tb = error.__traceback__
    while tb:
        yield tb.tb_frame.f_code.co_name
        tb = tb.tb_next


async def numbers(n):
    for i in range(n):
        answer = await Suspend(i)
        yield i, answer


async def outer(n):
    async for item in numbers(n):
        yield item
    yield "between"
    async for item in numbers(1):
        yield item


async def collect(iterable):
    return [item async for item in iterable]


print(run(collect(outer(2)), "a", "b", "c"))


class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    async def __aiter__(self):
        if self.left:
            async for value in self.left:
                yield value
        yield self.value
        if self.right:
            async for value in self.right:
                yield value


def tree(a, b):
    middle = (a + b) // 2
    return Tree(tree(a, middle), middle, tree(middle + 1, b)) if a < b else None


print(run(collect(tree(0, 12))))


async def failing():
    yield 1
    raise KeyError("inside")


async def passing_on():
    async for item in failing():
        yield item


print(run(collect(passing_on())))


async def stops():
    yield 1
    raise StopAsyncIteration("mine")


async def stops_plainly():
    yield 1
    raise StopIteration("mine")


for function in (stops, stops_plainly):
    print(run(collect(function())))


async def by_hand():
    generator = numbers(3)
    first = generator.__anext__()
    print(generator.ag_running, await first, generator.ag_running)
    try:
        await first
    except RuntimeError as error:
        print(error)
    pending = generator.asend("sent")
    print(await pending, generator.ag_suspended)
    await generator.aclose()
    try:
        await generator.__anext__()
    except StopAsyncIteration as error:
        print("ended", error.args, generator.ag_frame)


print(run(by_hand(), "x", "y"))


async def twice():
    """Two awaits of one generator at a time."""
    generator = numbers(2)
    pending = generator.__anext__()
    print("suspends with", pending.send(None))
    try:
        generator.__anext__().send(None)
    except RuntimeError as error:
        print(error)
    try:
        pending.send("answer")
    except StopIteration as stop:
        print("item", stop.value)
    await generator.aclose()


print(run(twice()))


async def thrown():
    try:
        async for item in outer(2):
            print("item", item)
    except ValueError as error:
        return repr(error), list(names_of(error))


c = thrown()
print(c.send(None), c.send("a"))
try:
    c.throw(ValueError("thrown"))
except StopIteration as stop:
    print(stop.value)


async def watched():
    yield sys._getframe()
    yield sys._getframe().f_back.f_code.co_name


async def watch():
    generator = watched()
    frames = []
    async for item in generator:
        frames.append(item)
    print(frames[0].f_code.co_name, frames[1], generator.ag_frame)


run(watch())


async def handled():
    try:
        raise ValueError("v")
    except ValueError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__


async def outside():
    try:
        raise TypeError("t")
    except TypeError:
        print([(name, sys.exc_info()[0].__name__) async for name in handled()])
        try:
            await handled().athrow(KeyError)
        except KeyError as error:
            print(repr(error.__context__))


run(outside())

log = []
sys.set_asyncgen_hooks(firstiter=lambda g: log.append(g.__name__), finalizer=lambda g: log.append("final"))
print(run(collect(outer(1)), "a", "b"), log)

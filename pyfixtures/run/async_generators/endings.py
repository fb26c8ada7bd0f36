# How asynchronous generators end: closed, abandoned, thrown into, with awaits on the way out.
import sys


class Wait:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return (yield self.name)


def run(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as stop:
        return steps, stop.value
    except BaseException as error:
        return steps, type(error).__name__, str(error)


async def numbers(log):
    try:
        await Wait("start")
        for i in range(5):
            received = yield i
            if received:
                log.append(("received", received))
    except ValueError as error:
        log.append(("caught", str(error)))
        yield "after"
    finally:
        log.append("finally")
        await Wait("end")
        log.append("ended")


async def all_of():
    log = []
    result = [n async for n in numbers(log)]
    return result, log


async def breaking():
    log, g = [], None
    g = numbers(log)
    async for n in g:
        if n == 2:
            break
    log.append("broke")
    await g.aclose()
    return log


async def sending():
    log, g = [], numbers([])
    first = await g.asend(None)
    second = await g.asend("hello")
    await g.aclose()
    try:
        await g.asend(None)
    except StopAsyncIteration as stop:
        log.append(("stopped", stop.args))
    return first, second, log


async def throwing():
    log = []
    g = numbers(log)
    await g.asend(None)
    thrown = await g.athrow(ValueError("in"))
    try:
        await g.asend(None)
    except StopAsyncIteration:
        log.append("over")
    return thrown, log


async def throw_before_start():
    log = []
    g = numbers(log)
    try:
        await g.athrow(KeyError("early"))
    except KeyError as error:
        log.append(repr(error))
    return log, [n async for n in g]


async def yields_in_finally():
    async def stubborn():
        try:
            yield 1
        finally:
            yield 2
    g = stubborn()
    await g.asend(None)
    try:
        await g.aclose()
    except RuntimeError as error:
        return str(error)


async def ignores_exit():
    async def ignores():
        for _ in range(2):
            try:
                yield 1
            except GeneratorExit:
                pass
    g = ignores()
    await g.asend(None)
    try:
        await g.aclose()
    except RuntimeError as error:
        text = str(error)
    try:
        await g.asend(None)
    except StopAsyncIteration:
        return text


async def returns_in_finally():
    async def g():
        try:
            yield 1
        finally:
            return
    it = g()
    await it.asend(None)
    return await it.aclose(), [x async for x in it]


async def stop_inside():
    async def g():
        yield 1
        raise StopAsyncIteration("inside")
    try:
        async for _ in g():
            pass
    except RuntimeError as error:
        return str(error), repr(error.__cause__)


async def stop_iteration_inside():
    async def g():
        yield 1
        raise StopIteration("inside")
    try:
        async for _ in g():
            pass
    except RuntimeError as error:
        return str(error), repr(error.__cause__)


for f in (all_of, breaking, sending, throwing, throw_before_start, yields_in_finally, ignores_exit, returns_in_finally, stop_inside,
          stop_iteration_inside):
    print(f.__name__, run(f()))

finalised = []
old = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(firstiter=lambda g: finalised.append(("first", g.__name__)), finalizer=lambda g: finalised.append(("final", g.__name__)))


async def abandoned():
    async for n in numbers([]):
        break
    return "left"


print(run(abandoned()))
print(finalised)
sys.set_asyncgen_hooks(*old)
for bad in ({"firstiter": 1}, {"finalizer": 1}, {"other": 1}):
    try:
        sys.set_asyncgen_hooks(**bad)
    except TypeError as error:
        print(error)

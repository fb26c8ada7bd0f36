# Asynchronous comprehensions in each other, in lambdas' places, with conditions that await, and their errors.
import sys


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield


class Fails:
    def __await__(self):
        raise LookupError("awaited")
        yield


async def each(*items):
    for item in items:
        yield item


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise RuntimeError("it suspended")


async def even(n):
    return n % 2 == 0


async def forms():
    outer = 10
    print([await Ready(x) for x in (1, 2, 3)], {await Ready(x) for x in (1, 1)}, {await Ready(k): v async for k, v in each((1, 2), (3, 4))})
    print([x + y + outer async for x in each(1, 2) for y in range(2) if await even(x + y)])
    print([[y async for y in each(*range(x))] for x in range(4)])
    print([x for x in [y async for y in each(3, 1, 2)] if await Ready(x > 1)])
    print(sorted([x async for x in each(3, 1, 2)], key=lambda x: -x), [(z := x) async for x in each(1, 2)], z)
    generator = (x * outer async for x in each(1, 2) if x)
    outer = 100
    print(type(generator).__name__, generator.__name__, await anext(generator), [x async for x in generator])
    lazy = (await Ready(x) for x in (7, 8))
    print(type(lazy).__name__, [x async for x in lazy])
    nested = (inner async for source in each(each(1), each(2, 3)) async for inner in source)
    print([n async for n in nested])
    print([(lambda: x + outer)() async for x in each(1, 2)], [f() for f in [lambda: x async for x in each(1, 2)]])
    print(await anext((x async for x in each()), "default"), any([x async for x in each(0, 1)]))
    print([name async for name in each(*sorted(locals()))])


async def failures():
    for attempt in (
        lambda: wrong_iterable(), lambda: wrong_await(), lambda: wrong_condition(), lambda: wrong_unpacking(), lambda: raised_inside(), lambda: not_async(),
    ):
        try:
            print(await attempt())
        except Exception as error:
            frames, tb = [], error.__traceback__
            while tb:
                frames.append(tb.tb_frame.f_code.co_name)
                tb = tb.tb_next
            print(type(error).__name__, error, frames[-1] if frames[-1] != "<listcomp>" else "its comprehension", sys.exc_info()[1] is error)


async def wrong_iterable():
    return [x async for x in [1]]


async def wrong_await():
    return [await x for x in [1]]


async def wrong_condition():
    return [x async for x in each(1) if await Fails()]


async def wrong_unpacking():
    return [a async for a, b in each((1, 2), (3,))]


async def raised_inside():
    return [1 // (2 - x) async for x in each(1, 2)]


async def not_async():
    return [x for x in each(1)]


run(forms())
run(failures())

# Asynchronous generators composed into pipelines, with clean-up running inside out.
class Switch:
    def __await__(self):
        yield "switch"


switches = 0


def run(coroutine):
    global switches
    while True:
        try:
            coroutine.send(None)
            switches += 1
        except StopIteration as stop:
            return stop.value


async def numbers(limit):
    print("open numbers")
    try:
        for n in range(limit):
            await Switch()
            yield n
    finally:
        await Switch()
        print("close numbers")


async def mapped(function, source):
    try:
        async for item in source:
            yield function(item)
    finally:
        print("close mapped")
        await source.aclose()


async def chunks(size, source):
    part = []
    async for item in source:
        part.append(item)
        if len(part) == size:
            yield tuple(part)
            part.clear()
    if part:
        yield tuple(part)


async def take(count, source):
    async for item in source:
        if count <= 0:
            break
        yield item
        count -= 1
    else:
        print("source ran out")


async def merge(*sources):
    live = [s.__aiter__() for s in sources]
    while live:
        for s in live[:]:
            try:
                yield await s.__anext__()
            except StopAsyncIteration:
                live.remove(s)


async def running_total(source):
    total = 0
    async for item in source:
        total += item
        reset = yield total
        if reset is not None:
            total = reset


async def main():
    square = mapped(lambda n: n * n, numbers(5))
    print([x async for x in square])
    print([c async for c in chunks(2, numbers(5)) if len(c) == 2])
    print({n: m async for n, m in zipped(numbers(3), mapped(str, numbers(9)))})
    print([x async for x in take(2, mapped(float, numbers(2)))])
    print([x async for x in merge(numbers(2), numbers(4), numbers(0))])
    totals = running_total(numbers(6))
    print(await totals.asend(None), await totals.asend(None), await totals.asend(100), [t async for t in totals])
    inner = mapped(lambda n: 1 // (2 - n), numbers(5))
    try:
        async for value in inner:
            print("value", value)
    except ZeroDivisionError as error:
        print(error)
    return [[y async for y in numbers(x)] async for x in numbers(3)], {x async for x in numbers(2)}, sum([x async for x in numbers(4)])


async def zipped(a, b):
    a, b = aiter(a), aiter(b)
    try:
        while True:
            yield await anext(a), await anext(b)
    except StopAsyncIteration:
        await b.aclose()


print(run(main()), switches)

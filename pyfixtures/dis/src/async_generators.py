async def generator(a):
    yield
    x = yield a
    async for y in a:
        yield await y
    async with x as z:
        yield z
    return


async def comprehended(a):
    values = [x async for x in a], {x async for x in a if await x}, {x: await y async for x, y in a}
    return [await x for x in values], (x async for x in a), (await x for x in a)

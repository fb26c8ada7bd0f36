async def coroutine(f):
    async with f as g:
        async for item in g:
            yield await item
    values = [x async for x in f if await x]
    await f(values)


def generator(n):
    received = yield
    while received:
        received = yield received
    result = yield from range(n)
    return result

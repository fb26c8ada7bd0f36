async def simple(a):
    return await a


async def managers(a):
    async with a:
        await a()
    async with a as b, b as (c, d):
        return c
    async for e in a:
        if e:
            break
        async with e:
            continue
    else:
        await (await d)


async def loops(a):
    async for x, y in a:
        try:
            await x
        except ValueError as error:
            raise await error
        finally:
            await y

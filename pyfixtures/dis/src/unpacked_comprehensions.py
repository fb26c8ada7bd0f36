def flattened(a):
    return [*x for x in a], {*x for x in a}, {**x for x in a}, (*x for x in a)


async def later(a):
    return [*x async for x in a]

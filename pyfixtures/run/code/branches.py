# fixture: since 3.14
"""co_branches (3.14)."""


def f(x):
    for i in x:
        if i:
            print(i)
        if i is None:
            pass
    while x:
        x = x and not x
    return [k for k in x if k]


async def g(x):
    async for i in x:
        print(i)


for function in f, g, lambda: 1:
    print(list(function.__code__.co_branches()))
print(type(f.__code__.co_branches()).__name__)

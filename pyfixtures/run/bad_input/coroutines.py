# Coroutines that await without an end.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def count(n):
    return 1 if n == 0 else await count(n - 1)


async def endless():
    await endless()


class Await:
    def __await__(self):
        return self.__await__()


class Iterate:
    def __aiter__(self):
        return self.__aiter__()


class Enter:
    async def __aenter__(self):
        async with self:
            pass

    async def __aexit__(self, *error):
        pass


async def awaiting():
    await Await()


async def iterating():
    async for _ in Iterate():
        pass


async def entering():
    async with Enter():
        pass


async def values(n):
    if n:
        async for value in values(n - 1):
            yield value
    else:
        yield 1


async def collect(n):
    return [value async for value in values(n)]


print(run(count(200)), outcome(run, count(5000)), outcome(run, endless()))
print(outcome(run, awaiting()), outcome(run, iterating()), outcome(run, entering()))
print(run(collect(50)), outcome(run, collect(3000)))

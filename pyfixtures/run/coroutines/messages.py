"""What can not be awaited, and how that is said."""


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


def report(make):
    try:
        print("fine", run(make()))
    except Exception as e:
        print(type(e).__name__, e, type(e.__cause__).__name__, type(e.__context__).__name__)


async def await_it(value):
    return await value


class NoIterator:
    def __await__(self):
        return 5


class GivesCoroutine:
    def __await__(self):
        c = await_it(1)
        c.close()
        return c


class NotCallable:
    __await__ = None


class Raises:
    def __await__(self):
        raise KeyError("await")


class Iterator:
    def __await__(self):
        return iter(["a", "b"])


for value in 1, "text", object(), [1], lambda: 0, NoIterator(), GivesCoroutine(), NotCallable(), Raises(), Iterator():
    report(lambda: await_it(value))
report(lambda: await_it(x for x in "abc"))


async def loop(values):
    async for x in values:
        pass


class BadAiter:
    def __aiter__(self):
        return 5


class CoroutineAiter:
    async def __aiter__(self):
        return self


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class RaisingAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise ValueError("at once")


for value in 1, [1], BadAiter(), BadAnext(), RaisingAnext():
    report(lambda: loop(value))


async def enter(manager):
    async with manager:
        return "body"


class Sync:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class NoExit:
    def __aenter__(self):
        return 4


class BadEnter:
    def __aenter__(self):
        return 4

    def __aexit__(self, *args):
        return 4


class BadExit:
    async def __aenter__(self):
        return 4

    def __aexit__(self, *args):
        return 4


for manager in 1, Sync(), NoExit(), BadEnter(), BadExit():
    report(lambda: enter(manager))


def use(manager):
    with manager:
        pass


for manager in 1, BadExit(), NoExit():
    try:
        use(manager)
    except TypeError as e:
        print(e)
for call in lambda: aiter(1), lambda: anext(1), lambda: aiter(BadAiter()), lambda: anext(iter([])), lambda: aiter(), lambda: anext(1, 2, 3):
    try:
        call()
    except TypeError as e:
        print(e)
c = await_it(1)
for call in lambda: iter(c), lambda: next(c), lambda: list(c), lambda: len(c), lambda: c + 1, lambda: c.send(), lambda: c.throw():
    try:
        call()
    except TypeError as e:
        print(e)


def delegates():
    yield from c


try:
    next(delegates())
except TypeError as e:
    print(e)
c.close()

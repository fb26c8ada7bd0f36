# async with: exits that suspend, swallow, replace; missing methods; return and break on the way; nested managers.
class Suspend:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        answer = yield self.name
        return answer


log = []


class A:
    def __init__(self, name, swallow=False, fails=None, enter_fails=None):
        self.name, self.swallow, self.fails, self.enter_fails = name, swallow, fails, enter_fails

    async def __aenter__(self):
        log.append(f"+{self.name}")
        await Suspend("enter " + self.name)
        if self.enter_fails:
            raise self.enter_fails
        return self

    async def __aexit__(self, kind, value, tb):
        answer = await Suspend("exit " + self.name)
        log.append(f"-{self.name} {kind and kind.__name__} {answer}")
        if self.fails:
            raise self.fails
        return self.swallow


def drive(coroutine, throw_at=None):
    suspended, value = [], None
    try:
        while True:
            if suspended and suspended[-1] == throw_at:
                throw_at = None
                suspended.append(coroutine.throw(TimeoutError("thrown")))
            else:
                suspended.append(coroutine.send(value))
            value = len(suspended)
    except StopIteration as stop:
        return stop.value, suspended
    except Exception as error:
        return repr(error), repr(error.__context__), suspended


def show(f, *arguments, **keywords):
    log.clear()
    print(f.__name__, *drive(f(*arguments), **keywords), log)


async def plain():
    async with A("a") as a, A("b") as b:
        await Suspend("body")
        return a.name + b.name


async def raising(**keywords):
    async with A("outer", swallow=True):
        async with A("inner"):
            raise KeyError("x")
    return "swallowed"


async def exit_fails():
    async with A("a", fails=OSError("exit")):
        raise KeyError("body")


async def enter_fails():
    async with A("a"), A("b", enter_fails=ValueError("enter")):
        log.append("not reached")


async def loop():
    for i in range(4):
        async with A(str(i)):
            if i == 0:
                continue
            if i == 2:
                break
            await Suspend(f"body {i}")
    return i


async def mixed():
    class Sync:
        def __enter__(self):
            log.append("sync+")

        def __exit__(self, *about):
            log.append("sync-")

    with Sync():
        async with A("a"):
            with Sync():
                await Suspend("body")


async def generator_with():
    async def g():
        async with A("g"):
            for i in range(3):
                yield i

    async for i in (it := g()):
        if i == 1:
            break
    await it.aclose()
    return i


class NoExit:
    async def __aenter__(self):
        pass


class NoEnter:
    async def __aexit__(self, *about):
        pass


class Wrong:
    def __aenter__(self):
        return 5

    def __aexit__(self, *about):
        return 6


class SyncOnly:
    def __enter__(self):
        pass

    def __exit__(self, *about):
        pass


class WrongExit(A):
    def __aexit__(self, *about):
        return None


async def use(kind):
    async with kind() if kind is not WrongExit else WrongExit("w"):
        return "body"


async def sync_use():
    with A("a"):
        pass


show(plain)
for at in ("enter b", "body", "exit b", "exit a"):
    show(plain, throw_at=at)
for f in (raising, exit_fails, enter_fails, loop, mixed, generator_with, sync_use):
    show(f)
for kind in (NoExit, NoEnter, Wrong, SyncOnly, WrongExit, int):
    show(use, kind)

# aclose and athrow in every state: not started, suspended, running, ended, and ignoring what is thrown.
def drive(awaitable, *sends):
    """Runs an awaitable by hand; what it yields and how it ends."""
    seen, iterator = [], awaitable.__await__()
    try:
        seen.append(iterator.send(None))
        for value in sends:
            seen.append(iterator.throw(value) if isinstance(value, BaseException) else iterator.send(value))
        return "suspended", seen
    except BaseException as error:
        return type(error).__name__, error.args, seen


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return (yield self.name)


async def plain():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except GeneratorExit:
        print("closed")
        raise
    finally:
        print("finally", await Pause("cleaning"))


async def stubborn():
    for n in range(4):
        try:
            yield "again"
        except (GeneratorExit, ValueError) as error:
            print("ignores", type(error).__name__)


async def awaits_in_close():
    try:
        yield 1
    finally:
        await Pause("a")
        await Pause("b")


g = plain()
print("unstarted", drive(g.aclose()), drive(g.__anext__()), drive(g.aclose()))
g = plain()
print("unstarted throw", drive(g.athrow(KeyError("k"))), drive(g.__anext__()))
g = plain()
print(drive(g.__anext__()), drive(g.aclose()))
close = g.aclose()
print("second", drive(close), drive(g.asend(5)))
g = plain()
print(drive(g.asend(None)), drive(g.asend(7)), drive(g.athrow(ValueError("v")), "cleaned"), drive(g.__anext__()))
g = stubborn()
print(drive(g.__anext__()), drive(g.athrow(ValueError("x"))), drive(g.aclose()), drive(g.__anext__()), drive(g.__anext__()))
g = awaits_in_close()
print(drive(g.__anext__()), drive(g.aclose(), None, None))
g = awaits_in_close()
print(drive(g.__anext__()), drive(g.aclose(), OSError("while cleaning")), drive(g.__anext__()))
g = plain()
print(drive(g.asend(3)))
once = g.__anext__()
print(drive(once), drive(once))
thrown = g.athrow(KeyError("late"))
print(drive(thrown, "done"), drive(thrown))
for wrong in (lambda: drive(g.athrow(5)), lambda: g.asend(), lambda: g.aclose(1)):
    try:
        print(wrong())
    except TypeError as error:
        print("TypeError", error)
print(g.ag_frame, g.ag_running, g.ag_await, g.__name__)

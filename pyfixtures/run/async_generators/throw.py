"""athrow and aclose."""


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(awaitable):
    steps = []
    try:
        while True:
            steps.append(awaitable.send(None))
    except StopIteration as stop:
        return steps, stop.value
    except BaseException as e:
        return steps, type(e).__name__, str(e), type(e.__cause__).__name__


async def careful():
    for i in range(5):
        try:
            yield i
        except ValueError as e:
            print("  caught", e)
            await Pause("recovering")
            yield "recovered"
        finally:
            print("  finally", i)


g = careful()
print(run(g.asend(None)))
print(run(g.athrow(ValueError("one"))))
print(run(g.asend(None)))
print(run(g.athrow(KeyError("two"))))
print(run(g.asend(None)))
print(run(g.athrow(KeyError("three"))))

g = careful()
print("before the start:", run(g.athrow(KeyError("early"))))
print(run(g.asend(None)))

g = careful()
print(run(g.asend(None)), run(g.aclose()), run(g.aclose()), run(g.asend(None)))

g = careful()
print("closed before the start:", run(g.aclose()), run(g.asend(None)))


async def ignores():
    for _ in range(2):
        try:
            yield 1
        except GeneratorExit:
            print("  ignored")


g = ignores()
print(run(g.asend(None)), run(g.aclose()), run(g.asend(None)))


async def waits_while_closing():
    try:
        yield 1
    finally:
        print("  waiting")
        await Pause("closing 1")
        await Pause("closing 2")
        print("  done")


g = waits_while_closing()
print(run(g.asend(None)), run(g.aclose()))


async def raises_while_closing():
    try:
        yield 1
    finally:
        raise LookupError("in finally")


g = raises_while_closing()
print(run(g.asend(None)), run(g.aclose()))


async def returns_from_exit():
    try:
        yield 1
    except GeneratorExit:
        return


g = returns_from_exit()
print(run(g.asend(None)), run(g.aclose()))


async def awaits():
    try:
        got = await Pause("deep")
        yield got
    except BaseException as e:
        print("  inside saw", type(e).__name__)
        raise


g = awaits()
a = g.asend(None)
print(a.send(None))
try:
    a.throw(ValueError("through asend"))
except ValueError as e:
    print("out", e)
g = awaits()
a = g.asend(None)
print(a.send(None))
try:
    a.send("value")
except StopIteration as stop:
    print("yielded", stop.value)
print(run(g.athrow(GeneratorExit)))
g = careful()
run(g.asend(None))
print(run(g.athrow(StopAsyncIteration("stop"))))
g = careful()
run(g.asend(None))
print(run(g.athrow(StopIteration("stop"))))
g = careful()
run(g.asend(None))
print(run(g.athrow(5)))

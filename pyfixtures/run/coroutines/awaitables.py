# Everything that can be awaited, and what cannot: iterators from __await__, generators, other coroutines, and wrong answers.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def run(coroutine, sends=()):
    sends, seen = iter(sends), []
    try:
        seen.append(coroutine.send(None))
        while True:
            value = next(sends, None)
            seen.append(coroutine.throw(value) if isinstance(value, Exception) else coroutine.send(value))
    except StopIteration as stop:
        return "returned", stop.value, seen
    except Exception as error:
        return type(error).__name__, str(error), seen


class ByGenerator:
    def __await__(self):
        got = yield "from generator"
        return f"got {got}"


class ByList:
    def __await__(self):
        return iter(["one", "two"])


class Stepper:
    def __init__(self, steps):
        self.steps, self.log = steps, []

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        self.log.append("next")
        if not self.steps:
            raise StopIteration("stepped")
        return self.steps.pop(0)

    def send(self, value):
        self.log.append(f"send {value}")
        return self.__next__()

    def throw(self, error):
        self.log.append(f"throw {type(error).__name__}")
        return "recovered"

    def close(self):
        self.log.append("close")


class ReturnsCoroutine:
    def __await__(self):
        return helper()


class ReturnsNumber:
    def __await__(self):
        return 5


class OnInstance:
    def __init__(self):
        self.__await__ = lambda: iter([])


class NoneAwait:
    __await__ = None


async def helper(x="helped"):
    return x


async def waits(thing):
    return await thing


async def many():
    return await helper(await helper(1) + await helper(2)), [await helper(i) for i in range(2)], (await helper({"k": 1}))["k"], await helper() or "never", not await helper(0), -await helper(3) ** 2, f"{await helper('f')!r}"


print(run(waits(ByGenerator()), ["sent"]), run(waits(ByList())), run(waits(helper())), run(many()))
for thing in (ReturnsCoroutine, ReturnsNumber, OnInstance, NoneAwait):
    print(thing.__name__, run(waits(thing())))
for thing in (5, None, [1], "x", helper, (x for x in "ab"), range(3)):
    print(type(thing).__name__, run(waits(thing)))
s = Stepper(["a", "b", "c"])
print(run(waits(s), ["x", ValueError("v"), None]), s.log)
s = Stepper(["a"])
c = waits(s)
print(c.send(None), c.close(), s.log, c.cr_await, c.cr_frame, c.cr_running)
c = waits(ByGenerator())
print(c.cr_await, c.send(None), type(c.cr_await).__name__, c.cr_suspended, c.cr_frame.f_locals.keys() == {"thing"}, c.cr_code.co_name, c.close())
c = helper()
print(run(waits(c)), run(waits(c)), attempt(lambda: c.send(None)), attempt(lambda: iter(c)), attempt(lambda: next(c)), attempt(lambda: list(c)), attempt(lambda: [*c]), c.close(), attempt(lambda: c.throw(ValueError("late"))))
w = helper("wrapped").__await__()
print(type(w).__name__, iter(w) is w, attempt(lambda: next(w)), attempt(lambda: w.send(None)), attempt(lambda: w.throw(ValueError)), w.close())
w = waits(ByGenerator()).__await__()
print(next(w), attempt(lambda: w.send("direct")))


class Context:
    async def __aenter__(self):
        return await ByGenerator()

    async def __aexit__(self, *about):
        await ByList()
        return about[0] is KeyError


async def combined():
    async with Context() as entered:
        raise KeyError(entered)
    async with Context():
        return "after " + str([x async for x in numbers() if await helper(x)])


async def numbers():
    for i in range(3):
        await ByList()
        yield i


print(run(combined(), ["first"]))
import sys


async def raises():
    try:
        await waits(Stepper([]))
        raise LookupError("in coroutine")
    finally:
        await helper("cleanup")


print(run(raises()), run(waits(raises())), sys.exc_info())

"""Exceptions thrown into chains of coroutines."""


class Switch:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        try:
            got = yield self.name
            print("  switch", self.name, "got", got)
            return got
        except BaseException as e:
            print("  switch", self.name, "saw", type(e).__name__, e)
            raise
        finally:
            print("  switch", self.name, "ends")


async def leaf(name):
    try:
        return await Switch(name)
    except ValueError as e:
        print("  leaf caught", e)
        return await Switch(name + " again")
    finally:
        print("  leaf", name, "finally")


async def middle():
    try:
        return await leaf("a") or await leaf("b")
    except KeyError as e:
        print("  middle caught", e)
        return "from middle"


async def top():
    result = await middle()
    return "top", result


def attempt(call):
    try:
        print(call())
    except BaseException as e:
        print(type(e).__name__, e, "from", type(e.__cause__).__name__, "context", type(e.__context__).__name__)


c = top()
attempt(lambda: c.send(None))
attempt(lambda: c.throw(ValueError("one")))
attempt(lambda: c.throw(KeyError("two")))

c = top()
attempt(lambda: c.send(None))
attempt(lambda: c.throw(RuntimeError("three")))

c = top()
attempt(lambda: c.send(None))
attempt(lambda: c.close())

c = top()
attempt(lambda: c.send(None))
attempt(lambda: c.throw(GeneratorExit))

c = top()
attempt(lambda: c.send(None))
attempt(lambda: c.send(False))
attempt(lambda: c.send("b's value"))


class Odd:
    """An awaitable whose iterator has no throw."""

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "odd"


async def awaits_odd():
    try:
        await Odd()
    except ValueError as e:
        return "caught " + str(e)


c = awaits_odd()
attempt(lambda: c.send(None))
attempt(lambda: c.send("x"))
c = awaits_odd()
attempt(lambda: c.send(None))
attempt(lambda: c.throw(ValueError("no throw method")))


class Throws(Odd):
    def throw(self, *args):
        print("  throw", len(args), args[0])
        if isinstance(args[0], KeyError):
            raise StopIteration("ended by throw")
        return "thrown"

    def close(self):
        print("  close")

    def send(self, value):
        print("  send", value)
        return "sent"


async def awaits_throws():
    return "result", await Throws()


c = awaits_throws()
attempt(lambda: c.send(None))
attempt(lambda: c.send(1))
attempt(lambda: c.throw(ValueError("v")))
attempt(lambda: c.throw(KeyError("k")))
c = awaits_throws()
attempt(lambda: c.send(None))
c.close()

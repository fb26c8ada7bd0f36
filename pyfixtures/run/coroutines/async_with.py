"""async with: entering, leaving, swallowing."""


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value


def run(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as stop:
        return steps, stop.value


class Manager:
    def __init__(self, name, swallow=False, fail=""):
        self.name, self.swallow, self.fail = name, swallow, fail

    async def __aenter__(self):
        await Pause("enter " + self.name)
        if self.fail == "enter":
            raise RuntimeError("enter failed")
        return self

    async def __aexit__(self, kind, value, traceback):
        await Pause("exit " + self.name)
        print("  exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.fail == "exit":
            raise RuntimeError("exit failed")
        return self.swallow


async def plain():
    async with Manager("a") as a, Manager("b") as b:
        await Pause("body")
        return a.name + b.name


print(run(plain()))


async def swallows():
    async with Manager("s", swallow=True):
        raise ValueError("swallowed")
    return "after"


print(run(swallows()))


async def passes():
    try:
        async with Manager("outer"), Manager("inner"):
            1 / 0
    except ZeroDivisionError as e:
        return repr(e), e.__context__


print(run(passes()))


async def exit_fails():
    try:
        async with Manager("x", fail="exit"):
            raise ValueError("body")
    except RuntimeError as e:
        return repr(e), repr(e.__context__)


print(run(exit_fails()))


async def enter_fails():
    try:
        async with Manager("ok"), Manager("bad", fail="enter"):
            print("  not reached")
    except RuntimeError as e:
        return repr(e)


print(run(enter_fails()))


async def leaves_loop():
    for i in range(3):
        async with Manager(str(i)):
            if i == 0:
                continue
            if i == 1:
                break
    return i


print(run(leaves_loop()))

c = plain()
print(c.send(None), c.send(None), c.send(None))
try:
    c.throw(KeyError("thrown into the body"))
    while True:
        c.send(None)
except KeyError as e:
    print("left", e)
c = plain()
c.send(None)
c.close()
print("closed while entering")


class Sneaky:
    """Special methods are looked up on the class."""

    async def __aenter__(self):
        return "class"

    async def __aexit__(self, *args):
        return False


s = Sneaky()
s.__aenter__ = s.__aexit__ = None


async def sneaky():
    async with s as got:
        return got


print(run(sneaky()))


async def unpacks():
    async with Manager("t") as (x):
        pass
    async with Manager("u"):
        async with Manager("v", swallow=True):
            async with Manager("w"):
                raise LookupError("through w, swallowed by v")
    return "end"


print(run(unpacks()))

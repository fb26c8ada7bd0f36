"""The handled exception of each coroutine is its own."""
import sys


class Pause:
    def __await__(self):
        return (yield repr(sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]))


async def handling(name):
    try:
        raise ValueError(name)
    except ValueError:
        await Pause()
        seen = sys.exc_info()[1]
        await Pause()
        return repr(seen)


async def quiet():
    await Pause()
    return repr(sys.exc_info()[1])


def finish(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value


a, b, q = handling("a"), handling("b"), quiet()
print(a.send(None), b.send(None), q.send(None))
try:
    raise KeyError("outside")
except KeyError:
    print(a.send(None), b.send(None), finish(q))
    print(sys.exc_info()[1])
print(sys.exc_info()[1], finish(a), finish(b))


async def raises_in_handler():
    try:
        raise ValueError("first")
    except ValueError:
        await Pause()
        raise KeyError("second")


c = raises_in_handler()
c.send(None)
try:
    try:
        raise RuntimeError("caller's")
    except RuntimeError:
        c.send(None)
except KeyError as e:
    context = e
    while context:
        print(repr(context))
        context = context.__context__

c = quiet()
c.send(None)
try:
    try:
        raise RuntimeError("thrower's")
    except RuntimeError:
        c.throw(KeyError("thrown"))
except KeyError as e:
    print(repr(e), repr(e.__context__))


async def reraises():
    try:
        await Pause()
    except KeyError:
        raise


c = reraises()
c.send(None)
thrown = KeyError("same object")
try:
    c.throw(thrown)
except KeyError as e:
    print(e is thrown, e.__context__)

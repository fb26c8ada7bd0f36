"""A coroutine can be awaited once, by one at a time."""


class Switch:
    def __await__(self):
        return (yield)


def attempt(what, call):
    try:
        print(what, "->", call())
    except BaseException as e:
        print(what, "!", type(e).__name__, e, e.__context__)


async def work():
    await Switch()
    return "done"


c = work()
attempt("send a value", lambda: c.send(1))
attempt("start", lambda: c.send(None))
attempt("finish", lambda: c.send(None))
attempt("again", lambda: c.send(None))
attempt("throw", lambda: c.throw(ValueError))
attempt("close", c.close)

c = work()
attempt("throw before the start", lambda: c.throw(ValueError("early")))
attempt("after that", lambda: c.send(None))

c = work()
c.close()
attempt("closed before the start", lambda: c.send(None))

c = work()
c.send(None)


async def second():
    return await c


d = second()
attempt("awaited already", lambda: d.send(None))
attempt("that one goes on", lambda: c.send(None))


async def itself():
    return await me


me = itself()
attempt("awaits itself", lambda: me.send(None))


async def closes_itself():
    me.close()


me = closes_itself()
attempt("closes itself", lambda: me.send(None))


async def sends_itself():
    me.send(None)


me = sends_itself()
attempt("resumes itself", lambda: me.send(None))


async def stubborn():
    try:
        await Switch()
    except GeneratorExit:
        await Switch()


c = stubborn()
c.send(None)
attempt("ignores close", c.close)
attempt("and goes on", lambda: c.send(None))


async def raises_on_close():
    try:
        await Switch()
    finally:
        raise KeyError("on close")


c = raises_on_close()
c.send(None)
attempt("raises on close", c.close)


async def stops():
    raise StopIteration("early")


async def stops_async():
    raise StopAsyncIteration("early")


attempt("StopIteration", lambda: stops().send(None))
attempt("StopAsyncIteration", lambda: stops_async().send(None))

c = work()
w = c.__await__()
print(type(w).__name__, iter(w) is w)
attempt("wrapper next", lambda: next(w))
attempt("wrapper send", lambda: w.send(3))
attempt("wrapper again", lambda: next(w))
c = work()
w = c.__await__()
next(w)
attempt("wrapper throw", lambda: w.throw(ValueError("in")))
attempt("wrapper close", w.close)

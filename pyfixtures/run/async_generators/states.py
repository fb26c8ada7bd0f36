"""Each awaitable of an asynchronous generator is used once, one at a time."""


class Pause:
    def __await__(self):
        return (yield "paused")


def attempt(what, call):
    try:
        print(what, "->", call())
    except BaseException as e:
        print(what, "!", type(e).__name__, e)


async def ticks():
    for i in range(9):
        await Pause()
        yield i


g = ticks()
a = g.asend(None)
attempt("a", lambda: a.send(None))
b = g.asend(None)
attempt("b while a runs", lambda: b.send(None))
c, t = g.aclose(), g.athrow(ValueError)
attempt("aclose while a runs", lambda: c.send(None))
attempt("aclose again", lambda: c.send(None))
attempt("athrow while a runs", lambda: t.send(None))
attempt("athrow again", lambda: t.throw(KeyError))
attempt("a ends", lambda: a.send(None))
attempt("a again", lambda: a.send(None))
attempt("a throw", lambda: a.throw(ValueError))
attempt("a close", a.close)

g = ticks()
a = g.asend("value at the start")
attempt("value to a new generator", lambda: a.send(None))
attempt("and again", lambda: a.send(None))
a = g.asend(None)
attempt("send overrides nothing", lambda: a.send(None))
a.close()
attempt("closed", lambda: a.send(None))

g = ticks()
a = g.aclose()
attempt("aclose wants None first", lambda: a.send(1))
attempt("aclose then", lambda: a.send(None))
attempt("generator is closed", lambda: g.asend(None).send(None))
attempt("athrow on closed", lambda: g.athrow(KeyError).send(None))

g = ticks()
a = g.athrow(KeyError("first"))
attempt("athrow close", a.close)
attempt("athrow after close", lambda: a.send(None))
attempt("athrow without arguments", lambda: g.athrow().send(None))
attempt("asend without arguments", lambda: g.asend())


async def calls_itself():
    try:
        yield me.asend(None).send(None)
    except RuntimeError as e:
        yield str(e)


me = calls_itself()
attempt("itself", lambda: me.asend(None).send(None))


async def stops():
    raise StopIteration(1)
    yield


async def stops_async():
    raise StopAsyncIteration(1)
    yield


attempt("StopIteration inside", lambda: stops().asend(None).send(None))
attempt("StopAsyncIteration inside", lambda: stops_async().asend(None).send(None))
print(me.ag_running, g.ag_running)
a = me.asend(None)
attempt("last", lambda: a.send(None))

"""What differs since 3.13: refused awaitables are used up, and close() reaches the generator."""


class Pause:
    def __await__(self):
        try:
            yield "paused"
        finally:
            print("  pause ends")


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
a, b = g.asend(None), g.asend(None)
a.send(None)
attempt("refused", lambda: b.send(None))
attempt("refused again", lambda: b.send(None))
t = g.asend(None)
attempt("throw at the start while running", lambda: t.throw(KeyError("x")))
attempt("closing a running one", a.close)
print(g.ag_running, g.ag_frame is None)
attempt("after", lambda: g.asend(None).send(None))
g = ticks()
a = g.athrow(ValueError)
attempt("throw into athrow", lambda: a.throw(KeyError("y")))
attempt("then", lambda: a.send(None))
g = ticks()
a = g.aclose()
attempt("throw into aclose", lambda: a.throw(KeyError("z")))
attempt("then", lambda: a.send(None))
g = ticks()
a = g.asend(None)
attempt("close before the start", a.close)
print(g.ag_frame is None)

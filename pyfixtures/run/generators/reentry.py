"""A running generator can not be resumed, and other errors of use."""


def attempt(call):
    try:
        print(call())
    except BaseException as e:
        print(type(e).__name__, e)


def itself():
    yield next(me)


me = itself()
attempt(lambda: next(me))


def in_argument():
    yield 1
    yield from me


me = in_argument()
next(me)
attempt(lambda: next(me))


def throws_itself():
    yield me.throw(ValueError)


me = throws_itself()
attempt(lambda: next(me))


def closes_itself():
    yield me.close()


me = closes_itself()
attempt(lambda: next(me))


def simple():
    got = yield 1
    yield got


g = simple()
attempt(lambda: g.send(5))
attempt(lambda: g.send(None))
attempt(lambda: g.send(6))
attempt(lambda: g.send(7))
attempt(lambda: g.send(8))
attempt(lambda: g.throw(ValueError("after the end")))
attempt(lambda: g.close())
for args in (), (1,), ("text",), (int,), (ValueError, 1, 2), (ValueError(1), 2), (ValueError, 1, None, 4), (ValueError, (1, 2)):
    g = simple()
    next(g)
    attempt(lambda: g.throw(*args))


class NotAnException:
    pass


g = simple()
next(g)
attempt(lambda: g.throw(NotAnException))
attempt(lambda: next(g))


def swallow():
    while True:
        try:
            yield "again"
        except ValueError:
            pass


g = swallow()
next(g)
attempt(lambda: g.throw(ValueError))
attempt(lambda: g.throw(ValueError("x")))
attempt(lambda: g.close())
g = simple()
for name, value in ("__name__", 1), ("__qualname__", None), ("gi_frame", 1), ("gi_running", 1), ("other", 1):
    try:
        setattr(g, name, value)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, str(e)[:40])
g.__name__ = "new name"
g.__qualname__ = "new.qualname"
print(g.__name__, repr(g)[:31])

"""The frames of generators."""
import sys


def counter(start):
    n = start
    while n < start + 2:
        got = yield n
        n += 1


g = counter(5)
f = g.gi_frame
print(type(f).__name__, f is g.gi_frame, f.f_code is g.gi_code, f.f_lineno, dict(f.f_locals), f.f_back)
next(g)
print(f.f_lineno, dict(f.f_locals), f.f_back, g.gi_suspended, g.gi_running)
g.send("x")
print(dict(f.f_locals), f.f_globals is globals())
print(list(g), g.gi_frame)


def sees_itself():
    me = sys._getframe()
    yield me, me.f_back.f_code.co_name, me is g.gi_frame, g.gi_running
    yield me.f_back.f_code.co_name


g = sees_itself()


def caller():
    return next(g)[1:]


def other_caller():
    return next(g)


print(caller(), other_caller())


def delegating():
    yield from counter(1)


g = delegating()
print(g.gi_yieldfrom)
next(g)
print(g.gi_yieldfrom.gi_frame.f_locals["n"], g.gi_frame.f_lineno, g.gi_yieldfrom.gi_frame.f_lineno)
e = (x * x for x in range(3))
print(e.gi_frame.f_code.co_name, sorted(e.gi_frame.f_locals), next(e), e.gi_frame.f_locals["x"])


def closure():
    k = 1

    def inner():
        return k

    yield inner
    k = 2
    yield inner


g = closure()
inner = next(g)
print(inner(), g.gi_frame.f_locals["k"])
next(g)
print(inner(), g.gi_frame.f_locals["k"])

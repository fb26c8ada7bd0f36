# What frames let be written from outside: lines only while tracing, variables from 3.13 on through f_locals.
import sys


def attempt(action):
    try:
        return action()
    except (ValueError, AttributeError, TypeError, KeyError, RuntimeError) as e:
        return type(e).__name__


def generator(a, b=2):
    c = a
    hidden = lambda: b
    got = yield c, hidden()
    del c
    yield attempt(lambda: got), a, b, hidden()
    yield "end"


g = generator(1)
print(next(g))
f = g.gi_frame


def set_line(line):
    f.f_lineno = line


print(attempt(lambda: set_line(f.f_lineno)), attempt(lambda: set_line(10**9)), attempt(lambda: set_line("x")))
f.f_trace = print
print(f.f_trace is print)
f.f_trace = None
values = f.f_locals
if sys.version_info >= (3, 13):
    values["a"], values["b"], values["new"] = "A", "B", "N"
    print(attempt(lambda: values.pop("a")), attempt(lambda: values.__delitem__("b")), values["new"])
    print(next(g), f.f_locals is values, dict(values).keys() >= {"a", "b", "new"})
print(attempt(f.clear), attempt(lambda: next(g, "over")))
print(attempt(lambda: setattr(f, "f_code", None)), attempt(lambda: setattr(g, "gi_frame", None)))


def recursive(n):
    if n:
        return recursive(n - 1)
    frames, f = [], sys._getframe()
    while f:
        frames.append((f.f_code.co_name, attempt(f.clear)))
        f = f.f_back
    return frames


print(recursive(3)[:5])

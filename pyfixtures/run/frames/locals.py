"""f_locals of running and ended frames; writing to them differs since 3.13."""
import sys


def attempt(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=2):
    c = 3

    def inner():
        return c

    frame = sys._getframe()
    view = frame.f_locals
    print(sorted(view), view["a"], view["c"], view == frame.f_locals)
    view["a"] = 10
    view["c"] = 30
    view["new"] = 5
    print(a, c, inner(), "new" in view, view["new"], len(view), "nope" in view, view.get("nope", 7))
    d = 4
    print("d" in frame.f_locals, frame.f_locals["d"])
    del d
    print("d" in frame.f_locals)
    print(sorted(locals())[:2], locals() is locals())
    attempt(lambda: view["nope"])
    print([k for k in view if k in "abc"], list(reversed([k for k in view.keys() if k in "abc"])))
    print(dict(view.items())["b"], sorted(map(str, view.values()))[0])
    print(type(view | {"x": 1}).__name__, ({"b": 0} | view)["b"], view.setdefault("b", 9), view.setdefault("z", 9))
    attempt(lambda: view | 5)
    attempt(lambda: view < view)
    attempt(lambda: hash(view))
    view.update({"b": 20})
    print(b, view.copy()["b"])
    for name, value in ("f_locals", {}), ("f_code", 1), ("f_lineno", 5), ("f_trace_lines", 5), ("f_trace_lines", False):
        attempt(lambda: setattr(frame, name, value))
    frame.f_trace = len
    print(frame.f_trace is len, frame.f_trace_lines, frame.f_trace_opcodes)
    del frame.f_trace
    print(frame.f_trace)
    attempt(frame.clear)
    return frame


frame = f(1)
print(frame.f_back.f_lineno > 50, frame.f_locals["a"], frame.f_lineno > 30)
frame.clear()
print("a" in frame.f_locals)


class Body:
    x = 1
    print(sys._getframe().f_locals is locals(), sorted(k for k in sys._getframe().f_locals if k == "x"))
    sys._getframe().f_locals["y"] = 2
    print(y)


print(Body.y, sys._getframe().f_locals is globals(), sys._getframe() is sys._getframe())


def swaps():
    x = 1
    sys._getframe().f_locals["x"] = 2
    return x


print(swaps())


def outer():
    hidden = 1
    return reads_caller()


def reads_caller():
    return sys._getframe(1).f_locals["hidden"]


print(outer())

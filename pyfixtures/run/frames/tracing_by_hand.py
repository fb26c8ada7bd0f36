# Walking frames and tracebacks: names, lines, locals seen from callees, generators' frames, and clearing.
import sys


def stack():
    frame, found = sys._getframe(1), []
    while True:
        found.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
        if frame.f_globals is globals() and frame.f_code.co_name == "<module>":
            break
        frame = frame.f_back
    return found


class C:
    body = stack()

    def method(self):
        return stack()

    @property
    def prop(self):
        return self.method()

    def __getattr__(self, name):
        return stack()[:1]

    def __enter__(self):
        return stack()

    def __exit__(self, *about):
        self.exited = stack()


def generator():
    yield stack()
    yield [x for x in [stack()]][0][-1]
    yield sys._getframe().f_back.f_code.co_name


def names_of_caller():
    frame = sys._getframe(1)
    return sorted(frame.f_locals), frame.f_code.co_varnames, frame.f_globals is globals(), frame.f_builtins["len"] is len


def caller(a, b=2, *c, **d):
    e = a
    del b
    return names_of_caller()


c = C()
with c as entered:
    pass
print(C.body, c.method(), c.prop, c.unknown, entered, c.exited, sep="\n")
g = generator()
print(next(g), next(g), next(g), g.gi_frame.f_lineno - g.gi_code.co_firstlineno, g.gi_frame.f_back)
print(caller(1, 5, 6, x=7))
print((lambda: stack())()[0], sorted([3, 1], key=lambda v: (stack()[0][0], v)), list(map(lambda v: stack()[1][0], [1])), [*filter(lambda v: len(stack()) > 1, "a")])


def raises(n):
    local = f"at {n}"
    if n == 0:
        raise ValueError("bottom")
    try:
        raises(n - 1)
    finally:
        local += " left"


def trace_of(f):
    try:
        f()
    except Exception as error:
        tb, found = error.__traceback__, []
        while tb:
            found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, tb.tb_frame.f_locals.get("local"), tb.tb_lasti >= 0))
            tb = tb.tb_next
        return found, error


found, error = trace_of(lambda: raises(2))
print(found)
tb = error.__traceback__
Traceback = type(tb)
made = Traceback(None, tb.tb_frame, tb.tb_lasti, 77)
again = error.with_traceback(made)
print(again is error, error.__traceback__ is made, made.tb_lineno, made.tb_next)
made.tb_next = tb
for wrong in (lambda: setattr(tb, "tb_next", made), lambda: setattr(made, "tb_next", made), lambda: setattr(made, "tb_next", 5), lambda: Traceback(1, 2, 3, 4), lambda: Traceback(), lambda: setattr(made, "tb_lineno", 5), lambda: sys._getframe(100), lambda: sys._getframe(-1).f_code.co_name, lambda: sys._getframe("x"), lambda: setattr(sys._getframe(), "f_lineno", 1), lambda: setattr(sys._getframe(), "f_code", 1), lambda: setattr(sys._getframe(), "f_trace_lines", 5), lambda: sys._getframe().clear()):
    try:
        print(wrong())
    except Exception as failure:
        print(type(failure).__name__, failure)
frame = tb.tb_next.tb_next.tb_frame
print(frame.f_locals["n"], frame.clear(), frame.f_locals, frame.f_code.co_name)
kept = generator()
next(kept)
kept_frame = kept.gi_frame
try:
    kept_frame.clear()
except RuntimeError as failure:
    print(failure)
print(list(kept), kept.gi_frame, kept_frame.f_locals)


print(sys._getframe().f_code.co_name, sys._getframe().f_lasti > 0, repr(sys._getframe()).startswith("<frame at 0x"), type(sys._getframe()).__name__)

"""Where a group that except* makes of a naked exception was made, in tracebacks."""
def tbs(e):
    tb = e.__traceback__; r = []
    while tb:
        c = tb.tb_frame.f_code
        r.append((c.co_name, tb.tb_lineno, tb.tb_lasti, list(c.co_positions())[tb.tb_lasti // 2]))
        tb = tb.tb_next
    return r
def show(n, f):
    try: f()
    except BaseException as e:
        print(n, repr(e), tbs(e))
        for s in getattr(e, "exceptions", ()): print("   ", repr(s), tbs(s))
def a():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise
def b():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise KeyError(1)
def c():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
def d():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError(1)
def e():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass
def f():
    try:
        raise ValueError("naked")
    except* TypeError:
        pass
def g():
    try:
        raise ValueError("naked")
    except* ValueError as x:
        raise x
def h():
    try:
        raise ValueError("naked")
    except* ValueError as x:
        raise x.exceptions[0]
def i():
    try:
        try:
            raise ValueError("naked")
        finally:
            1
    except* ValueError:
        try:
            raise
        finally:
            2
def j():
    for k in range(1):
        try:
            raise ValueError("naked")
        except* ValueError:
            raise
        except* TypeError:
            pass
def k():
    a()
for n, fn in list(globals().items()):
    if len(n) == 1: show(n, fn)
a()

# Uncaught groups, notes of every type, causes that go round, and what cannot be shown.
import sys
def show(e):
    sys.excepthook(type(e), e, e.__traceback__)
    print("-"*20, file=sys.stderr)
def raised(f):
    try: f()
    except BaseException as e: return e
def mk(depth, width=2):
    if depth == 0: return [ValueError(i) for i in range(width)]
    return [ExceptionGroup(f"g{depth}", mk(depth-1, width))] + [TypeError(depth)]
show(ExceptionGroup("top", mk(0)))
show(ExceptionGroup("top", mk(3)))
show(ExceptionGroup("top", mk(12)))
show(ExceptionGroup("wide", [ValueError(i) for i in range(20)]))
show(ExceptionGroup("wide", [ExceptionGroup(f"in{j}", [ValueError(i) for i in range(17)]) for j in range(16)]))
def f1():
    try: 1/0
    except ZeroDivisionError as e: raise ExceptionGroup("eg", [e, ValueError("x")]) from e
show(raised(f1))
def f2():
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("in star")
show(raised(f2))
def f3():
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as e:
        raise
    except* TypeError as e:
        raise RuntimeError("new") from None
show(raised(f3))
e = ValueError("notes"); e.add_note("one\ntwo\n"); e.add_note(""); e.add_note("three"); show(e)
for notes in ([1, None, "x"], "text", b"bytes", 5, None, (1, 2), {"a": 1}, [], [[]], ["a\nb", object]):
    e = ValueError("n"); e.__notes__ = notes; show(e)
class BadStr:
    def __str__(self): raise ValueError
    __repr__ = __str__
class BadRepr:
    def __repr__(self): raise ValueError
e = ValueError("n"); e.__notes__ = [BadStr(), BadRepr()]; show(e)
e = ValueError("n"); e.__notes__ = BadRepr(); show(e)
show(ValueError(BadStr()))
show(ValueError("multi\nline"))
show(ValueError(""))
show(ValueError())
show(ValueError(1, 2))
show(KeyError("x"))
show(KeyError())
class E(Exception):
    def __str__(self): raise self
show(E())
class E2(Exception):
    def __str__(self): return 5
show(E2())
class E3(Exception): __module__ = "mod"
show(E3("m"))
class E4(Exception): __module__ = 5
show(E4("m"))
class E5(Exception): __module__ = "builtins"
show(E5("m"))
class E6(Exception): __qualname__ = "Q.N"
show(E6("m"))
# cycles
a = ValueError("a"); b = ValueError("b"); a.__cause__ = b; b.__cause__ = a; show(a)
a = ValueError("a"); b = ValueError("b"); a.__context__ = b; b.__context__ = a; show(a)
a = ValueError("a"); a.__cause__ = a; show(a)
a = ValueError("a"); a.__context__ = a; show(a)
a = ValueError("a"); b = ValueError("b"); c = ValueError("c"); a.__cause__ = b; a.__context__ = c; b.__context__ = c; show(a)
a = ValueError("a"); a.__context__ = ValueError("hidden"); a.__suppress_context__ = True; show(a)
a.__suppress_context__ = False; show(a)
a = ValueError("a"); a.__cause__ = ValueError("shown"); a.__suppress_context__ = False; a.__context__ = KeyError("ctx"); show(a)
a = ValueError("a"); a.__context__ = ValueError("hidden"); a.__cause__ = None; show(a)
g = ExceptionGroup("g", [ValueError("in")]); g.exceptions[0].__cause__ = g; show(g)
g = ExceptionGroup("g", [ValueError("in")]); g.exceptions[0].__context__ = TypeError("ctx"); g.add_note("note"); g.exceptions[0].add_note("inner note"); show(g)
g = ExceptionGroup("multi\nline", [ValueError("x\ny")]); show(g)
g = ExceptionGroup("nested cause", [ExceptionGroup("in", [ValueError(1)])]); g.exceptions[0].__cause__ = ExceptionGroup("cause", [KeyError(2)]); g.__cause__ = ExceptionGroup("outer cause", [OSError(5)]); show(g)
class MyGroup(ExceptionGroup):
    def __str__(self): return "custom"
show(MyGroup("m", [ValueError(1)]))
show(BaseExceptionGroup("base", [KeyboardInterrupt(), SystemExit(3)]))
def rec(n):
    if n: rec(n-1)
    else: raise ValueError("deep")
show(raised(lambda: rec(10)))
def rec2(n):
    try:
        if n: rec2(n-1)
        else: 1/0
    except Exception as e:
        raise ValueError(n)
show(raised(lambda: rec2(3)))
def ping(n): return pong(n-1) if n else 1/0
def pong(n): return ping(n-1) if n else 1/0
show(raised(lambda: ping(8)))
def lots(): 
    e = None
    for i in range(6):
        x = ValueError(i); x.__context__ = e; e = x
    raise e
show(raised(lots))
show(SyntaxError("msg"))
show(SyntaxError("msg", ("f.py", 3, 5, "abc def\n")))
show(SyntaxError("msg", ("f.py", 3, 5, "   abc def\n", 3, 8)))
show(SyntaxError("msg", ("f.py", 3, 50, "   abc def\n", 3, 80)))
show(SyntaxError("msg", ("f.py", 3, 0, "abc", 3, 0)))
show(SyntaxError("msg", ("f.py", 3, -1, "abc", 3, 2)))
show(SyntaxError("msg", (None, None, None, None)))
show(SyntaxError("msg", ("f.py", 3, 5, "日本語 x\n", 3, 6)))
show(SyntaxError("msg", ("f.py", 3, 2, "\tabc\n", 5, 1)))
show(IndentationError("msg", ("f.py", 1, 1, "x")))
show(SystemExit(3)); show(KeyboardInterrupt()); show(StopIteration(5)); show(GeneratorExit())
show(UnicodeDecodeError("utf8", b"ab", 0, 1, "why")); show(UnicodeEncodeError("utf8", "ab\udc80", 2, 3, "why"))

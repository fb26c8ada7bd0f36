# What is sent and thrown into chains of generators, and into what is no generator.
import sys
sys.unraisablehook = lambda u: print("unraisable", repr(u.exc_value))
def log(*a): print(*a)
def inner():
    try:
        x = yield "i1"; log("got", x)
        y = yield "i2"; log("got", y)
        return "ret"
    except ValueError as e:
        log("inner caught", repr(e), repr(e.__context__)); yield "recovered"; return "after"
    except GeneratorExit:
        log("inner exit"); raise
    finally: log("inner fin")
def outer():
    try:
        r = yield from inner(); log("outer got", r)
        yield "o"
    except KeyError as e: log("outer caught", repr(e)); yield "ok"
    finally: log("outer fin")
def step(f, *a):
    try: print("->", f(*a))
    except BaseException as e: print("!!", type(e).__name__, e, e.__context__ and repr(e.__context__), e.__cause__ and repr(e.__cause__))
for seq in ("nnnnn", "nvnnn", "nknn", "ncn", "nnvn", "nxnn", "nSnn", "nGn", "cnn", "vn", "nnnc", "nEnn"):
    print("##", seq); g = outer()
    for c in seq:
        if c == "n": step(next, g)
        elif c == "v": step(g.throw, ValueError("v"))
        elif c == "k": step(g.throw, KeyError("k"))
        elif c == "x": step(g.throw, ZeroDivisionError)
        elif c == "S": step(g.throw, StopIteration("si"))
        elif c == "G": step(g.throw, GeneratorExit)
        elif c == "E": step(g.throw, RuntimeError("a"))
        elif c == "c": step(g.close)
    print(g.gi_frame is None, g.gi_running, g.gi_suspended, g.gi_yieldfrom)
    del g
class It:
    def __iter__(s): return s
    def __next__(s): return 1
class ItT(It):
    def throw(s, *a): log("throw", a[0] if not isinstance(a[0], BaseException) else repr(a[0])); return "thrown"
    def close(s): log("close")
    def send(s, v): log("send", v); return v
class ItBad(It):
    close = 5
    throw = 5
class ItRaise(It):
    def close(s): raise ValueError("close")
    def throw(s, *a): raise StopIteration("val")
class ItAttr(It):
    def __getattr__(s, n): raise ValueError(n)
def yf(x):
    r = yield from x
    log("r", r); yield r
for k in (It, ItT, ItBad, ItRaise, ItAttr):
    for act in ("send", "throw", "throwexit", "close"):
        print("#", k.__name__, act); g = yf(k()); step(next, g)
        if act == "send": step(g.send, 5)
        elif act == "throw": step(g.throw, ValueError("x"))
        elif act == "throwexit": step(g.throw, GeneratorExit)
        else: step(g.close)
        step(next, g)
        try: del g
        except: print("?")
def selfy():
    try: yield next(me)
    except ValueError as e: log(e); yield 2
me = selfy(); step(next, me); 
def selfc():
    try: me.close()
    except ValueError as e: log(e)
    try: me.throw(KeyError)
    except ValueError as e: log(e)
    try: me.send(1)
    except ValueError as e: log(e)
    yield 1
me = selfc(); step(next, me); step(me.send, 1)
def si(): raise StopIteration("in gen"); yield
step(next, si())
def sa():
    yield (x for x in iter(int, 0) if next(iter([])))
step(lambda: list(next(sa())))
step(lambda: list((next(iter([])) for _ in [1])))
g = (x for x in [1]); step(g.send, 5); step(g.send, None); step(g.send, 5)
for args in ((), (5,), (ValueError, "v"), (ValueError, ValueError("i")), (ValueError, (1, 2)), (ValueError("i"), 5), (ValueError, None, 5), (int,), ("x",), (ValueError, "v", None, 1), (None,), (StopIteration(3),), (StopIteration, 3)):
    g = inner(); next(g); step(g.throw, *args); del g
import _warnings
def ret():
    return (yield 1)
g = ret(); next(g)
try: g.send((1, 2))
except StopIteration as e: print(e.value, e.args)
g = ret(); next(g)
try: g.send(StopIteration(5))
except StopIteration as e: print(repr(e.value), e.args)
g = ret(); next(g); step(g.throw, ValueError("q")); step(next, g); step(g.throw, ValueError("q2")); step(g.close)
def chain(n):
    if n == 0:
        yield 1; raise ValueError("deep")
    yield from chain(n - 1)
g = chain(3); next(g)
try: next(g)
except ValueError as e:
    t = e.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno); t = t.tb_next
def fin():
    try: yield 1
    finally: yield 2
g = fin(); next(g); step(g.close); g = fin(); next(g); step(g.throw, ValueError("f")); step(next, g)
def ctx():
    try: 1 / 0
    except ZeroDivisionError:
        try: yield
        except ValueError as e: print(repr(e.__context__)); raise
g = ctx(); next(g); step(g.throw, ValueError("c"))
def exc_state():
    print(sys.exc_info()[0]); yield; print(sys.exc_info()[0]); yield
try: 1 / 0
except ZeroDivisionError: g = exc_state(); next(g)
next(g)

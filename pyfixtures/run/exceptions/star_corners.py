# except* in corners: what is raised where, derived groups, wrong arguments.
import sys
def tree(e, ind=0):
    if isinstance(e, BaseExceptionGroup):
        s = f"{type(e).__name__}({e.message!r}" 
        return s + ", [" + ", ".join(tree(x) for x in e.exceptions) + "])"
    return repr(e)
def info(e):
    if e is None: return None
    return tree(e), "cause", repr(e.__cause__), "ctx", repr(e.__context__), e.__suppress_context__, getattr(e, "__notes__", None)
def run(name, f):
    print("##", name)
    try: print("returned", f())
    except BaseException as e: print("raised", info(e))
EG = ExceptionGroup
base = lambda: EG("r", [ValueError(1), EG("n", [ValueError(2), TypeError(3), EG("m", [OSError(4), KeyError(5)])]), ZeroDivisionError(6)])
def a1():
    try: raise base()
    except* ValueError as e: print(info(e))
    except* (TypeError, OSError) as e: print(info(e), sys.exc_info()[1] is e)
    except* Exception as e: print(info(e))
def a2():
    try: raise base()
    except* ValueError as e: raise
    except* TypeError as e: raise e
    except* OSError as e: raise KeyError("new")
    except* KeyError as e: raise KeyError("new2") from None
    except* ZeroDivisionError as e: raise KeyError("new3") from e
def a3():
    try:
        try: raise base()
        except* ValueError as e: pass
    except* TypeError: print("outer")
    finally: print("fin")
run("a1", a1); run("a2", a2)
try: print(a3())
except BaseException as e: print(info(e))
def a4():
    try: raise ValueError("x")
    except* ValueError as e: print(info(e)); raise e.exceptions[0]
def a5():
    try: raise ValueError("x")
    except* TypeError as e: print("no")
def a6():
    try: pass
    except* TypeError as e: print("no")
    else: print("else"); return 1
    finally: print("fin")
def a7():
    try: raise base()
    except* ExceptionGroup: pass
def a8():
    try: raise base()
    except* 5: pass
def a9():
    try: raise base()
    except* (ValueError, ExceptionGroup): pass
def a10():
    try: raise base()
    except* BaseException as e:
        try: raise KeyError(1)
        except* KeyError as k: print(info(k))
        print(sys.exc_info()[1] is e)
def a11():
    for i in range(3):
        try: raise EG("x", [ValueError(i)])
        except* ValueError as e:
            print(i); 
            if i == 1: e = None
    return "e" in locals()
def a12():
    try: raise BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(1)])
    except* ValueError: print("v")
def a13():
    class Custom(ExceptionGroup):
        def derive(self, excs): return Custom(self.message + "!", excs)
    try: raise Custom("c", [ValueError(1), TypeError(2)])
    except* ValueError as e: print(type(e).__name__, info(e)); raise
def a14():
    class NoDerive(ExceptionGroup): 
        def __new__(cls, *a): return super().__new__(cls, *a)
    x = NoDerive("c", [ValueError(1), TypeError(2)]); x.add_note("n"); x.attr = 1
    try: raise x
    except* ValueError as e: print(type(e).__name__, info(e), hasattr(e, "attr")); raise KeyError
def a15():
    class BadDerive(ExceptionGroup):
        def derive(self, excs): return 5
    try: raise BadDerive("c", [ValueError(1), TypeError(2)])
    except* ValueError as e: print("x")
def a16():
    class BadDerive(ExceptionGroup):
        def derive(self, excs): raise KeyError("derive")
    try: raise BadDerive("c", [ValueError(1), TypeError(2)])
    except* ValueError as e: print("x")
def a17():
    try: raise EG("x", [ValueError(1)])
    except* ValueError as e:
        del e
def a18():
    def gen():
        try: yield 1
        except* ValueError as e: yield info(e)
        yield "after"
    g = gen(); next(g); print(g.throw(ValueError("t"))); print(next(g))
    g = gen(); next(g); print(g.throw(EG("t", [ValueError(1), KeyError(2)])))
    try: next(g)
    except BaseException as e: print(info(e))
def a19():
    try:
        raise EG("a", [ValueError(1)])
    except* ValueError:
        try: raise EG("b", [TypeError(2)])
        except* KeyError: pass
def a20():
    try: raise EG("a", [ValueError(1), ValueError(2)])
    except* ValueError as e: raise EG("new", [e, KeyError()])
def a21():
    v = ValueError(1)
    try: raise EG("a", [v, v, EG("i", [v])])
    except* ValueError as e: print(info(e), e.exceptions[0] is v)
def a22():
    try: raise base()
    except* ValueError as e: raise EG("x", [e.exceptions[0]])
    except* TypeError as e: raise e.exceptions[0]
for i in range(4, 23): run(f"a{i}", globals()[f"a{i}"])
x = base()
for c in (ValueError, (ValueError, TypeError), ExceptionGroup, lambda e: isinstance(e, ExceptionGroup), lambda e: False, lambda e: True, Exception):
    print([info(p) for p in x.split(c)]); print(info(x.subgroup(c)), x.subgroup(c) is x)
for bad in (5, (5,), None, [], int, "x"):
    try: print(x.split(bad))
    except Exception as e: print(type(e).__name__, e)
for args in ((), ("x",), ("x", []), ("x", 5), (5, [ValueError()]), ("x", [5]), ("x", [ValueError]), ("x", [KeyboardInterrupt()]), ("x", (ValueError(),), 1), ("x", {ValueError(1): 2}), ("x", "ab"), ("x", iter([ValueError()]))):
    try: print(repr(ExceptionGroup(*args)))
    except BaseException as e: print(type(e).__name__, e)
    try: print(repr(BaseExceptionGroup(*args)), type(BaseExceptionGroup(*args)))
    except BaseException as e: print(type(e).__name__, e)
class S(ExceptionGroup, ValueError): pass
try: print(repr(S("x", [KeyError()])), S("x", [KeyError()]).args)
except Exception as e: print(e)
class S2(BaseExceptionGroup, KeyboardInterrupt): pass
print(repr(S2("x", [KeyError()])))
class S3(ExceptionGroup): pass
try: S3("x", [KeyboardInterrupt()])
except TypeError as e: print(e)
class S4(BaseExceptionGroup, ValueError): pass
try: print(repr(S4("x", [KeyboardInterrupt()])))
except TypeError as e: print(e)

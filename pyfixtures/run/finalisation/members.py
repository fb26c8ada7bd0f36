# The order in which what an object refers to dies with it.
import itertools, _functools as functools, _collections, _operator as operator, sys
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print("del", s.n)
class It(D):
    def __iter__(s): return s
    def __next__(s): return D(s.n+"-item")
    def __call__(s,*a): return D(s.n+"-called")
    def __len__(s): return 3
    def __getitem__(s,i): return i
    def __reversed__(s): return s
class Seq(D):
    def __len__(s): return 3
    def __getitem__(s,i): return D(s.n+str(i))
def t(name, f):
    print("#", name)
    try: o=f()
    except Exception as e: print(type(e).__name__, e); e=None; return
    del o
    print("  fresh gone")
    o=f()
    try: r=next(o)
    except Exception as e: print(type(e).__name__, e)
    else:
        print("  got"); del r
    print("  r gone")
    del o
    print("  used gone")
t("zip", lambda: zip(It("a"),It("b"),It("c")))
t("zip strict", lambda: zip(It("a"),It("b"),strict=True))
t("map", lambda: map(It("f"),It("b"),It("c")))
t("filter", lambda: filter(It("f"),It("b")))
t("enumerate", lambda: enumerate(It("a"), 10**30))
t("calliter", lambda: iter(It("f"), D("sent")))
t("chain", lambda: itertools.chain(It("a"),It("b")))
t("chainfi", lambda: itertools.chain.from_iterable(iter([It("a"),It("b")])))
t("islice", lambda: itertools.islice(It("a"), 2))
t("cycle", lambda: itertools.cycle(It("a")))
t("repeat", lambda: itertools.repeat(D("a"), 2))
t("acc", lambda: itertools.accumulate(It("a"), It("f"), initial=D("init")))
t("takewhile", lambda: itertools.takewhile(It("f"), It("a")))
t("dropwhile", lambda: itertools.dropwhile(It("f"), iter([D("x"),D("y")])))
t("filterfalse", lambda: itertools.filterfalse(It("f"), iter([D("x"),D("y")])))
t("compress", lambda: itertools.compress(It("a"), It("b")))
if hasattr(itertools,"batched"): t("batched", lambda: itertools.batched(It("a"), 2))
t("tupleiter", lambda: iter((D("a"),D("b"))))
t("dictiter2", lambda: iter({D("a"):D("b"),D("c"):D("d")}.values()))
def t2(name,f):
    print("#",name); o=f(); del o; print("  gone")
t2("slice", lambda: slice(D("a"),D("b"),D("c")))
t2("tuple", lambda: (D("a"),D("b"),D("c")))
t2("list", lambda: [D("a"),D("b"),D("c")])
t2("dict", lambda: {1:D("a"),2:D("b"),D("k"):D("c")})
t2("set", lambda: {1:D("a")})
t2("deque", lambda: _collections.deque([D("a"),D("b")]))
t2("partial", lambda: functools.partial(It("f"), D("a"), D("b"), k=D("kw")) if hasattr(functools,"partial") else None)
t2("itemgetter", lambda: operator.itemgetter(D("a"), D("b")))
t2("property", lambda: property(D("get"),D("set"),D("del"),D("doc")))
t2("staticmethod", lambda: staticmethod(It("f")))
t2("method", lambda: It("f").__getitem__)
class Q:
    def f(s): pass
MT=type(Q().f)
GA=type(list[int]); NS=type(sys.implementation)
t2("method2", lambda: type([].append.__class__.__call__.__get__(1)) if 0 else MT(It("f"), D("self")))
t2("ns", lambda: NS(a=D("a"),b=D("b")))
t2("alias", lambda: GA(D("o"), (D("a"),D("b"))))
def mk():
    x=D("cell")
    def f(a=D("default"),*,b=D("kwdefault")): return x
    f.__doc__=D("doc"); f.attr=D("attr"); f.__annotations__={"a":D("ann")}
    f.__name__="q"
    f.__module__=D("module")
    return f
t2("function", mk)
def mk():
    class C: 
        a=D("a"); b=D("b")
        __slots__=("x","y","z")
    c=C(); c.x=D("x"); c.z=D("z"); c.y=D("y")
    return c
t2("slots", mk)
def mk():
    class C: pass
    class E(C):
        __slots__=("s",)
    c=E(); c.s=D("s"); c.x=D("x"); c.z=D("z"); c.y=D("y")
    return c
t2("dict+slots", mk)
def mk():
    class C(list): __slots__=("s","__dict__")
    c=C([D("i0"),D("i1")]); c.s=D("s"); c.x=D("x")
    return c
t2("list+slots", mk)
def mk():
    class C(dict): __slots__=("s","__dict__")
    c=C(a=D("i0"),b=D("i1")); c.s=D("s"); c.x=D("x")
    return c
t2("dict sub", mk)
def mk():
    class C(tuple): pass
    c=C((D("i0"),D("i1")));  c.x=D("x")
    return c
t2("tuple sub", mk)
def mk():
    e=ValueError(D("a0"),D("a1")); e.__cause__=KeyError(D("cause")); e.__context__=KeyError(D("context")); e.x=D("x"); e.add_note("n")
    return e
t2("exc", mk)
t2("ImportError", lambda: ImportError(D("msg"),name=D("name"),path=D("path")))
t2("StopIteration", lambda: StopIteration(D("val"),D("v2")))
t2("OSError", lambda: OSError(D("a"),D("b"),D("c")))
t2("EG", lambda: ExceptionGroup("x",[ValueError(D("e1")),ValueError(D("e2"))]))
def locs():
    a=D("a"); b=D("b"); c=D("c")
    del b
    b=D("b2")
locs(); print("locs gone")
def gen():
    a=D("a"); b=D("b")
    yield D("y")
    c=D("c")
g=gen(); next(g); del g; print("gen gone")

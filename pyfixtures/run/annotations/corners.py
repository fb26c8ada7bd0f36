# Deferred annotations and template strings in corners.
# fixture: since 3.14
def out(n, f):
    try: print(n, f())
    except BaseException as e: print(n, type(e).__name__, e)
class C:
    x: int
    y: "str" = 1
    z: undefined
    def m(self, a: undefined2, *b: int, c: "q" = 1, **d: C) -> list[C]: pass
    if True: w: float
    (v): int
    self_ref: C
    lam: (lambda: C)
    comp: [C for _ in range(2)]
    __priv: int
def f(x: int, y: nope) -> later: local: bad = 1; return local
later = 5
out("C", lambda: C.__annotations__); undefined = 7; out("C", lambda: [k for k in C.__annotations__]); out("cached", lambda: C.__annotations__ is C.__annotations__); out("m", lambda: C.m.__annotations__)
undefined2 = 8; q = 1; out("m", lambda: sorted(C.m.__annotations__)); nope = 3; out("f", lambda: f.__annotations__); out("f1", lambda: f.__annotate__(1)); out("f2", lambda: f.__annotate__(2)); out("f3", lambda: f.__annotate__(3)); out("f4", lambda: f.__annotate__(4)); out("f5", lambda: f.__annotate__("x")); out("f6", lambda: f.__annotate__()); out("name", lambda: (f.__annotate__.__name__, f.__annotate__.__qualname__, C.__annotate__.__qualname__, f.__annotate__.__module__))
out("code", lambda: (f.__annotate__.__code__.co_varnames, f.__annotate__.__code__.co_argcount, f.__annotate__.__code__.co_posonlyargcount, f.__annotate__.__code__.co_freevars))
f.__annotations__ = {"a": 1}; out("set", lambda: (f.__annotations__, f.__annotate__)); out("setbad", lambda: setattr(f, "__annotations__", 5)); out("setann", lambda: setattr(f, "__annotate__", 5)); f.__annotate__ = lambda fmt: {"fmt": fmt}; out("own", lambda: f.__annotations__); f.__annotate__ = lambda fmt: 5; out("own", lambda: f.__annotations__); f.__annotate__ = None; out("none", lambda: f.__annotations__); del f.__annotations__; out("del", lambda: (f.__annotations__, f.__annotate__)); out("delann", lambda: delattr(f, "__annotate__"))
class D(C): pass
out("D", lambda: (D.__annotations__, D.__annotate__)); D.__annotations__ = {"n": 1}; out("D", lambda: (D.__annotations__, sorted(k for k in D.__dict__ if "anno" in k))); del D.__annotations__; out("D", lambda: (D.__annotations__, sorted(k for k in D.__dict__ if "anno" in k))); out("Ddel", lambda: delattr(D, "__annotations__")); out("Ddel", lambda: delattr(D, "__annotations__"))
out("int", lambda: int.__annotations__); out("intann", lambda: int.__annotate__); out("setint", lambda: setattr(int, "__annotations__", {}))
class E:
    __annotations__ = {"own": 1}
out("E", lambda: (E.__annotations__, E.__annotate__))
class F:
    def __annotate__(fmt): return {"fmt": fmt}
out("F", lambda: F.__annotations__)
class G:
    a: int
    __annotations__ = 5
out("G", lambda: G.__annotations__)
class M(type):
    meta: int
class H(metaclass=M): pass
out("H", lambda: (H.__annotations__, M.__annotations__))
mod_x: int = 1
mod_y: missing
out("modann", lambda: __annotate__(1)); missing = 2; out("modann", lambda: __annotate__(1)); import sys; out("mod", lambda: sys.modules["__main__"].__annotations__)
def outer():
    loc = 5
    class Inner:
        a: loc
        b: T
        def meth(self, p: loc, r: Inner) -> T: pass
    T = 6
    return Inner
I = outer(); out("I", lambda: I.__annotations__); out("Im", lambda: sorted(I.meth.__annotations__.items(), key=lambda kv: kv[0])[:1])
def cond(flag):
    class K:
        if flag: a: int
        else: b: str
        for i in range(2): c: float
        while False: d: int
    return K.__annotations__
out("cond", lambda: (cond(True), cond(False)))
class P[T: int]:
    t: T
    def g[U](self, x: T, y: U) -> P[T]: pass
out("P", lambda: (P.__annotations__, sorted(P.g.__annotations__), P.__type_params__, P.g.__type_params__)); type Al[X] = list[X] | undefined_later; out("Al", lambda: Al.__value__); undefined_later = int; out("Al", lambda: (Al.__value__, Al[int], Al.evaluate_value(1), Al.evaluate_value.__call__ is not None))
for name in ("World", 5, None):
    t = t"Hello {name!r:>{10}} {name=} and {1 + 1}{name}"
    print(t.strings, t.values, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations], list(t))
print(t"", t"a" t"{1}", t"a" + t"b{2}"); out("tadd", lambda: t"a" + "b"); out("tadd", lambda: "a" + t"b"); out("tcmp", lambda: t"a" == t"a"); out("thash", lambda: hash(t"a") != 0); out("tset", lambda: setattr(t"a", "strings", 1)); out("tfmt", lambda: f"{t'x{1}'}"); out("terr", lambda: t"{1/0}"); out("tnest", lambda: t"{t'{1}'!s:{2}}".interpolations[0].format_spec); out("ttype", lambda: type(t"").__name__); T = type(t""); Ip = type(t"{1}".interpolations[0]); out("tnew", lambda: T("a", Ip(1, "x"), "b", Ip(2), Ip(3))); out("tnew", lambda: T(5)); out("tnew", lambda: T("a", "b", x=1)); out("inew", lambda: Ip()); out("inew", lambda: Ip(1, 2)); out("inew", lambda: Ip(1, "a", "z")); out("inew", lambda: Ip(1, "a", "r", 5)); out("iset", lambda: setattr(Ip(1), "value", 2)); out("match", lambda: Ip.__match_args__); out("sub", lambda: type("S", (T,), {})); out("iter", lambda: [type(x).__name__ for x in t"a{1}{2}b"]); out("mul", lambda: t"a" * 2)

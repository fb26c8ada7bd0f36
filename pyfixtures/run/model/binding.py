# Descriptors, super and properties: who is asked first, and what errors say.
import sys
def out(n, f):
    try: print(n, f())
    except BaseException as e: print(n, type(e).__name__, e, "|", getattr(e, "name", "-"), type(getattr(e, "obj", None)).__name__, repr(e.__context__))
class Data:
    def __init__(s, n): s.n = n
    def __get__(s, o, t): return ("get", s.n, o is None, t.__name__)
    def __set__(s, o, v): print("set", s.n, v)
    def __delete__(s, o): print("delete", s.n)
class Non:
    def __get__(s, o, t): return "non", o is None
class SetOnly:
    def __set__(s, o, v): print("setonly", v)
class DelOnly:
    def __delete__(s, o): print("delonly")
class A:
    d = Data("d"); n = Non(); so = SetOnly(); do = DelOnly()
    @property
    def p(s): return 1
    @property
    def pe(s): raise AttributeError("pe")
    @property
    def pw(s): return 1
    @pw.setter
    def pw(s, v): raise ValueError(v)
    q = property()
    r = property(None, lambda s, v: print("r", v))
    def m(s): pass
    @staticmethod
    def st(): pass
    @classmethod
    def cl(cls): return cls.__name__
    def __getattr__(s, n):
        if n.startswith("ga"): return n
        raise AttributeError(f"no {n}")
a = A(); a.__dict__.update(d=1, n=2, so=3, do=4, p=5)
for n in ("d", "n", "so", "do", "p", "pe", "pw", "q", "r", "gax", "zz"):
    out("get " + n, lambda: getattr(a, n)); out("cls " + n, lambda: getattr(A, n) if n not in ("p", "so", "do", "pe", "pw", "q", "r") else None)
    out("set " + n, lambda: setattr(a, n, 9)); out("del " + n, lambda: delattr(a, n))
print(sorted(a.__dict__.items()))
class B(A):
    def m(s): return super().m, super().cl()
    def sup(s): return super().zz
    def sup2(s): return super().d
    def sup3(s): super().x = 1
    def sup4(s): super().d = 1
    def sup5(s): del super().d
    def nocell(s): return (lambda: super())()
    @staticmethod
    def sta(): return super()
    def delself(s):
        del s
        return super().m
    def gen(s): return [super().cl() for _ in range(1)]
b = B()
for n in ("sup", "sup2", "sup3", "sup4", "sup5", "nocell", "sta", "delself", "gen"): out(n, getattr(b, n))
out("super()", lambda: super()); out("super(5)", lambda: super(5)); out("super(A,5)", lambda: super(A, 5)); out("super(A,B).cl", lambda: super(B, B).cl()); out("super(A)", lambda: super(A).__get__(b).__thisclass__.__name__); out("unbound", lambda: super(A).m); out("repr", lambda: (repr(super(A, b))[:30], repr(super(A)))); out("3", lambda: super(1, 2, 3)); out("kw", lambda: super(x=1))
class G:
    def __getattribute__(s, n):
        if n == "x": raise AttributeError("ga " + n)
        if n == "y": raise ValueError("ga " + n)
        return object.__getattribute__(s, n)
    def __getattr__(s, n): return "fallback", n, repr(sys.exc_info()[1])
g = G(); out("x", lambda: g.x); out("y", lambda: g.y); out("z", lambda: g.z); out("obj", lambda: object.__getattribute__(g, "zz"))
class H:
    def __setattr__(s, n, v): raise AttributeError("sa " + n)
    def __delattr__(s, n): raise AttributeError("da " + n)
h = H()
def sx(): h.x = 1
def dx(): del h.x
out("sx", sx); out("dx", dx)
class BadGet:
    __get__ = 5
class BadGet2:
    def __get__(s): pass
class I: x = BadGet(); y = BadGet2()
out("badget", lambda: I().x); out("badget2", lambda: I().y); out("badget3", lambda: I.y)
class Slots:
    __slots__ = ("a", "b", "__dict__")
s = Slots(); out("s.a", lambda: s.a); out("dels", lambda: delattr(s, "a")); s.a = 1; out("s.a", lambda: s.a); out("Slots.a", lambda: repr(Slots.a)); out("get", lambda: Slots.a.__get__(5)); out("get", lambda: Slots.a.__get__(None, int)); out("set", lambda: Slots.a.__set__(5, 1)); out("get0", lambda: Slots.a.__get__()); out("get1", lambda: Slots.a.__get__(None)); out("getnn", lambda: Slots.a.__get__(None, None)); out("del", lambda: Slots.a.__delete__(s)); out("del", lambda: Slots.a.__delete__(s)); out("name", lambda: (Slots.a.__name__, Slots.a.__objclass__.__name__, Slots.a.__qualname__))
p = A.__dict__["p"]
out("pget", lambda: p.__get__(None)); out("pget", lambda: p.__get__(a)); out("pset", lambda: p.__set__(a, 1)); out("pdel", lambda: p.__delete__(a)); out("pname", lambda: p.__name__ if sys.version_info >= (3, 13) else None)
out("pnew", lambda: property(1, 2, 3, 4, 5)); out("pcall", lambda: property(5).__get__(1)); out("pset", lambda: setattr(p, "fget", 1)); out("pdoc", lambda: (property(lambda s: 1, doc="d").__doc__, property(A.m).__doc__)); out("p2", lambda: A.q.__get__(a)); 
class P2(property): pass
def docd(s): "the doc"
out("p3", lambda: (P2(docd).__doc__, P2().getter(docd).__doc__)); p2 = P2(); p2.__doc__ = "set"; out("p4", lambda: p2.getter(docd).__doc__)
import gc
m = b.m; out("m", lambda: (m.__self__ is b, m.__func__ is B.m, m == b.m, m is b.m, hash(m) == hash(b.m))); out("mset", lambda: setattr(m, "x", 1)); out("mget", lambda: m.x); out("mk", lambda: type(m)(5, 6)); out("mk", lambda: type(m)(print, None)); out("mk", lambda: type(m)(print)); out("call", lambda: A.m()); out("call", lambda: a.m(1)); out("call", lambda: A.cl(1)); out("st", lambda: a.st(1)); out("int.real", lambda: int.real.__get__("x")); out("up", lambda: str.upper(5)); out("up", lambda: str.upper()); out("add", lambda: int.__add__("a", 1)); out("add", lambda: int.__add__(1)); out("add", lambda: (1).__add__()); out("new", lambda: int.__new__(str)); out("new", lambda: int.__new__()); out("new", lambda: int.__new__(5)); out("new", lambda: object.__new__(int)); out("init", lambda: object.__init__(5, 6)); out("init", lambda: object().__init__(1)); out("objnew", lambda: object.__new__(A, 1)); out("call", lambda: type.__call__(int, "5")); out("call", lambda: type.__call__(5)); out("getset", lambda: type.__dict__["__name__"].__get__(5)); out("dict", lambda: A.__dict__["x"]); out("mp", lambda: A.__dict__.__setitem__("x", 1))

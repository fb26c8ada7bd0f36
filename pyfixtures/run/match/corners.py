# Patterns whose subjects answer in odd ways.
class Seq:
    def __init__(s, *a): s.a = a
    def __len__(s): print("len"); return len(s.a)
    def __getitem__(s, i): print("get", i); return s.a[i]
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
class Q:
    __match_args__ = ["x"]
    x = 1
class R:
    __match_args__ = (1,)
class S:
    __match_args__ = ("x", "x")
    x = 1
class T:
    x = 1
class U:
    __match_args__ = ("gone",)
class V:
    @property
    def __match_args__(self): return ("x",)
class G:
    def __getattr__(self, n): print("getattr", n); raise AttributeError(n)
class G2:
    __match_args__ = ("x",)
    @property
    def x(self): raise ValueError("prop")
class MetaInst(type):
    def __instancecheck__(c, o): print("inst"); return True
class W(metaclass=MetaInst):
    __match_args__ = ("real",)
class BadEq:
    def __eq__(self, o): raise KeyError("eq")
class EqAll:
    def __eq__(self, o): print("eq", o); return [1]
class Str(str): pass
class Sub(dict):
    def get(self, k, d=None): print("get", k); return super().get(k, d)
class MissDict(dict):
    def __missing__(self, k): print("missing"); return 1
def out(f, *a):
    try: print(f.__name__, f(*a))
    except Exception as e: print(f.__name__, type(e).__name__, e)
def cls(v):
    match v:
        case P(0, y=yy): return "P0", yy
        case P(x, y): return "P", x, y
        case int(x) | float(x): return "num", x
        case str(x): return "str", x
        case bytes() as b: return b
        case dict(d): return "dict", d
        case bool(): return "never"
        case list([a, *r]) | tuple([a, *r]): return a, r
        case G(z=1): return "G"
        case _: return "none"
for v in (P(0, 1), P(1, 2), 5, True, 1.5, "s", Str("t"), b"x", {1: 2}, [1, 2], (3,), [], G(), None, 1j): out(cls, v)
def q(v):
    match v:
        case Q(1): return 1
def r(v):
    match v:
        case R(1): return 1
def s(v):
    match v:
        case S(1, 1): return 1
def s2(v):
    match v:
        case S(1, x=1): return 1
def t(v):
    match v:
        case T(1): return 1
def t2(v):
    match v:
        case T(x=1): return "T"
def u(v):
    match v:
        case U(1): return 1
    return "no"
def vv(v):
    match v:
        case V(1): return 1
def g2(v):
    match v:
        case G2(x): return x
def w(v):
    match v:
        case W(3): return "W3"
        case W(): return "W"
def notclass(v):
    c = 5
    match v:
        case c(): return 1
def many(v):
    match v:
        case int(1, 2): return 1
def many2(v):
    match v:
        case P(1, 2, 3): return 1
def obj(v):
    match v:
        case object(x=1): return "x1"
        case object(): return "o"
for f, a in ((q, Q()), (r, R()), (s, S()), (s2, S()), (t, T()), (t2, T()), (u, U()), (vv, V()), (g2, G2()), (w, 3), (w, "x"), (notclass, 1), (many, 1), (many2, P(1, 2)), (obj, T()), (obj, 1)): out(f, a)
def seq(v):
    match v:
        case []: return "empty"
        case [1]: return "one1"
        case [x] if x == 5: return "five"
        case [x, y]: return x, y
        case [1, *mid, 9]: return mid
        case [*_, 7]: return "ends7"
        case [_, _, *r]: return "rest", r
        case _: return "no"
import _collections, array
for v in ([], [1], [5], [6], [1, 2], [1, 2, 3, 9], [2, 3, 7], [2, 3, 4], "ab", b"ab", bytearray(b"ab"), (1, 2), range(2), memoryview(b"ab"), {1, 2}, {1: 2, 3: 4}, iter([1, 2]), Seq(1, 2), _collections.deque([1, 2]), array.array("i", [1, 2]), Str("ab"), None): out(seq, v)
import _abc
def maps(v):
    match v:
        case {"a": 1, **rest}: return "a1", rest
        case {"b": x, "c": y}: return x, y
        case {1: _, None: z, False: w}: return z, w
        case {"k": {"n": [a, b]}}: return a, b
        case {**r}: return "any", r
        case _: return "no"
for v in ({"a": 1, "z": 2}, {"b": 1, "c": 2, "d": 3}, {1: 2, None: 3}, {"k": {"n": [1, 2]}}, {}, {"a": 2}, [], Sub(a=1), Sub(b=1), MissDict(), MissDict(b=1), dict.__dict__, type("X", (), {"a": 1}).__dict__): out(maps, v) if not isinstance(v, type(dict.__dict__)) else print(str(maps(v))[:8])
class K1: k = "a"
def dup(v):
    match v:
        case {K1.k: 1, "a": 2}: return 1
out(dup, {"a": 1}); out(dup, {})
def vals(v):
    match v:
        case -1 | 1 + 2j | -3.5 - 1j: return "num"
        case None | True | False: return "single"
        case "a" | b"b": return "lit"
        case K1.k: return "k"
        case (1 | 2) as n: return n
        case [("x" | "y") as p, (1 | 2)]: return p
        case {"t": ("u" | "v") as w}: return w
        case str() | int() as z: return z
for v in (-1, 1 + 2j, -3.5 - 1j, None, 1, 1.0, True, 0, False, "a", b"b", b"c", 2, ["x", 2], ["z", 2], {"t": "v"}, "q", 99, EqAll()): out(vals, v)
out(vals, BadEq())
def star(v):
    match v:
        case a, *b, c: return a, b, c
def guard(v):
    match v:
        case x if x > 1 and (y := x * 2): return x, y
        case x if 1 / 0: return 1
out(star, [1]); out(star, (1, 2)); out(guard, 3); out(guard, 0); out(guard, "s")
def bind(v):
    x = y = "unset"
    match v:
        case [x, y, 3]: pass
        case _: pass
    return x, y
out(bind, [1, 2, 3]); out(bind, [1, 2, 4]); out(bind, 1)
def nested(v):
    match v:
        case [P(x=[a, {"k": P(y=b)}], y=c), *_] if a: return a, b, c
        case ((((x)))): return "x"
out(nested, [P([1, {"k": P(0, 2)}], 3), 4]); out(nested, [P([0, {"k": P(0, 2)}], 3), 4])

# Callbacks of weak references, objects that come back, and finalisers that fail.
import _weakref, gc, sys
sys.unraisablehook = lambda u: print("unraisable", type(u.exc_value).__name__, u.exc_value, u.err_msg if sys.version_info < (3, 14) else "", u.object is not None if sys.version_info < (3, 14) else "")
ref = _weakref.ref
class A:
    def __init__(s, n): s.n = n
    def __repr__(s): return "A" + s.n
    def __del__(s): print("del", s.n)
def cb(n): return lambda r: print("cb", n, r() is None)
a = A("a"); rs = [ref(a, cb(i)) for i in range(4)]; r0 = ref(a); print(r0 is ref(a), _weakref.getweakrefcount(a), len(_weakref.getweakrefs(a))); del a
a = A("b"); r1 = ref(a, cb("kept")); r2 = ref(a, cb("dropped")); del r2; p = _weakref.proxy(a, cb("proxy")); del a
try: p.n
except ReferenceError as e: print(e)
def bad(r): raise ValueError("bad cb")
a = A("c"); r1 = ref(a, bad); r2 = ref(a, cb("after bad")); del a
class R:
    kept = []
    def __del__(s): R.kept.append(s); print("resurrect", len(R.kept))
x = R(); w = ref(x, cb("res")); del x; print(w() is None, len(R.kept)); y = R.kept.pop(); print(gc.is_finalized(y)); w2 = ref(y, cb("second")); del y; print(len(R.kept), w2())
class Cyc:
    def __init__(s, n): s.me = s; s.n = n
    def __del__(s): print("cyc del", s.n, wc() is None)
c = Cyc(1); wc = ref(c, cb("cyc")); del c; gc.collect(); print(wc())
class ResC:
    kept = []
    def __init__(s): s.me = s
    def __del__(s): print("resc"); ResC.kept.append(s)
r = ResC(); w = ref(r, cb("resc")); del r; print(gc.collect(), w(), len(ResC.kept)); k = ResC.kept.pop(); del k; print(gc.collect(), len(ResC.kept))
class DelErr:
    def __del__(s): raise KeyError("in del")
d = DelErr(); del d
class NoDel: __del__ = 5
d = NoDel(); del d
class NoneDel: __del__ = None
d = NoneDel(); del d
class ArgDel:
    def __del__(s, x): pass
d = ArgDel(); del d
class DelDel:
    def __del__(s): del s; print("ok")
d = DelDel(); del d
class Chain:
    def __init__(s, n, nxt): s.n, s.nxt = n, nxt
    def __del__(s): print("chain", s.n)
ch = None
for i in range(4): ch = Chain(i, ch)
del ch
class W(ref):
    def __new__(cls, o, c=None, **k): return super().__new__(cls, o, c)
    def __init__(s, o, c=None, k=None): super().__init__(o, c); s.k = k
a = A("w"); w = W(a, cb("W"), k=5); w3 = W(a); print(w.k, w3 is W(a), w == w3, hash(w) == hash(w3) if False else "", w() is a, type(w.__callback__).__name__); del a; print(w(), w.__callback__, w == w3, repr(w)[:12])
for bad in (5, "s", (), None, [], {}, 1.5, object()):
    try: ref(bad); print("ok", type(bad).__name__)
    except TypeError as e: print(e)
for args in ((), (A, 1, 2), (A, 5)):
    try: print(type(ref(*args)).__name__)
    except TypeError as e: print(e)
a = A("e"); b = A("e2"); ra, rb = ref(a), ref(b); print(ra == rb, ra == ref(a), ra != rb, {ra: 1}[ref(a)])
class Eq(A):
    def __eq__(s, o): print("eq"); return True
    def __hash__(s): return 7
e1, e2 = Eq("x"), Eq("y"); r1, r2 = ref(e1), ref(e2); print(r1 == r2, hash(r1)); del e1; print(r1 == r2, hash(r1)); r3 = ref(A("gone"))
try: hash(r3)
except TypeError as e: print(e)
try: r1 < r2
except TypeError as e: print(e)
px = _weakref.proxy(b); print(px.n, px == b, type(px).__name__, isinstance(px, A)); px.z = 1; print(b.z); del px.z
try: hash(px)
except TypeError as e: print(e)
class Num:
    def __add__(s, o): return "add"
    def __radd__(s, o): return "radd"
    def __len__(s): return 3
    def __getitem__(s, i): return i
    def __call__(s, *a): return a
    def __iter__(s): return iter([1])
    def __next__(s): return 9
    def __bool__(s): return False
    def __contains__(s, x): return x == 1
    def __index__(s): return 2
    def __iadd__(s, o): return s
n = Num(); pn = _weakref.proxy(n); print(pn + 1, 1 + pn, pn + pn, len(pn), pn[5], pn(1, 2), list(pn), bool(pn), 1 in pn, [1, 2, 3][pn], type(pn).__name__); pn += 1; print(type(pn).__name__)
pn = _weakref.proxy(n); del n
for f in (lambda: pn + 1, lambda: len(pn), lambda: pn(), lambda: str(pn), lambda: repr(pn)[:14], lambda: pn == 1, lambda: bool(pn)):
    try: print(f())
    except ReferenceError as e: print(e)
print("end")
del a, b, ra, rb, e2, px

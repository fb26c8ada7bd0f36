# Special methods, generators and properties that call themselves without end.
# fixture: 64-bit
def out(n, f):
    try: r = f(); print(n, type(r).__name__ if not isinstance(r, (int, str, list, tuple)) else r)
    except BaseException as e: print(n, type(e).__name__, e)
def a29():
    l = []; l.append(l); return l == l, repr(l)
def a30():
    l = []; l.append(l); m = []; m.append(m); return l == m
def a31():
    l = []; l.append(l); return hash(tuple(l))
def a32():
    d = {}; d[1] = d; e = {}; e[1] = e; return d == e
def a34():
    class C:
        def __eq__(s, o): return s == o
    return C() == C()
def a35():
    class C:
        def __hash__(s): return hash(s)
    return hash(C())
def a36():
    class C:
        def __getattr__(s, n): return getattr(s, n + "x")
    return C().a
def a37():
    class C:
        def __call__(s): return s()
    return C()()
def a38():
    class M(type):
        def __instancecheck__(c, o): return isinstance(o, c)
    class C(metaclass=M): pass
    return isinstance(1, C)
def a39():
    t = ()
    for _ in range(100000): t = (t,)
    return isinstance(1, t)
def a40():
    class C:
        def __add__(s, o): return s + o
    return C() + 1
def a41():
    class C:
        def __iter__(s): return iter(s)
    return list(C())
def a42():
    class C:
        def __index__(s): return [1][s]
    return [1][C()]
def a43():
    class C:
        def __bool__(s): return bool(s)
    return bool(C())
def a44():
    class C:
        def __len__(s): return len(s)
    return len(C())
def a45():
    class C:
        def __format__(s, f): return format(s, f)
    return f"{C()}"
def a46():
    class C:
        def __contains__(s, o): return o in s
    return 1 in C()
def a47():
    class C:
        @property
        def x(s): return s.x
    return C().x
def a48():
    class D:
        def __get__(s, o, t): return o.d
    class C: d = D()
    return C().d
def a49():
    class C:
        def __setattr__(s, n, v): s.x = v
    C().x = 1
def a50():
    def g(): yield from g()
    return next(g())
def a51():
    def g():
        for x in g(): yield x
    return next(g())
def a53():
    f = lambda x: list(map(f, [1]))
    return f(1)
def a54():
    class C:
        def __missing__(s, k): return s[k]
    class D(dict, C): pass
    return D()[1]
def a55():
    class C(dict):
        def __missing__(s, k): return s[k]
    return C()[1]
def a56():
    class C:
        def __new__(cls): return C()
    return C()
def a57():
    class C:
        def __init__(s): C()
    return C()
def a58():
    class C:
        def __enter__(s):
            with s: pass
        def __exit__(s, *a): pass
    with C(): pass
def a60(): return sum([[]] * 3, start=()) 
for name in [n for n in globals() if n[0] == "a"]: out(name, globals()[name])

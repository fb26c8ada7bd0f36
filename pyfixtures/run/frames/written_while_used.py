"""f_locals of a caller written while what was pushed of a local is still to be used (PEP 667)."""
import sys
def setx(v):
    sys._getframe(1).f_locals["x"] = v
    return 10
def a():
    x = 1
    return x + setx(100), x
def b():
    x = 1
    return [x, setx(100), x, setx(200), x]
class W:
    def __add__(self, o):
        sys._getframe(1).f_locals["x"] = "added"
        return 5
    def __radd__(self, o):
        sys._getframe(1).f_locals["x"] = "radded"
        return o
    def __getattr__(self, n):
        sys._getframe(1).f_locals["x"] = "attr " + n
        return n
    def __eq__(self, o):
        sys._getframe(1).f_locals["x"] = "eq"
        return True
    def __del__(self):
        sys._getframe(1).f_locals["x"] = "del"
    def __iter__(self):
        sys._getframe(1).f_locals["x"] = "iter"
        return iter((1, 2))
    def __getitem__(self, i):
        sys._getframe(1).f_locals["x"] = "item"
        return i
    def __call__(self, *a):
        sys._getframe(1).f_locals["x"] = "call"
        return a
    def __bool__(self):
        sys._getframe(1).f_locals["x"] = "bool"
        return True
    def __len__(self):
        sys._getframe(1).f_locals["x"] = "len"
        return 1
    def __contains__(self, v):
        sys._getframe(1).f_locals["x"] = "in"
        return 1
    def __format__(self, v):
        sys._getframe(1).f_locals["x"] = "format"
        return "w"
    @property
    def p(self):
        sys._getframe(1).f_locals["x"] = "prop"
        return "p"
def c():
    x = 1; w = W(); r = []
    r.append((x, w + 1, x)); x = 2
    r.append((x, 1 + w, x)); x = 2
    r.append((x, w.foo, x)); x = 2
    r.append((x, w == 1, x)); x = 2
    r.append((x, [*w], x)); x = 2
    r.append((x, w[3], x)); x = 2
    r.append((x, w(x, 4), x)); x = 2
    r.append((x, not w, x)); x = 2
    r.append((x, 1 in w, x)); x = 2
    r.append((x, f"{w}{x}", x)); x = 2
    r.append((x, w.p, x)); x = 2
    r.append((x, len(w), x)); x = 2
    r.append((x, max(w, w, key=lambda q: setx(1) and 1) is w, x)); x = 2
    r.append({x: w + 1, x: w}.keys()); x = 2
    r.append((x, (lambda: w + 1)(), x)); x = 2
    return r
def gen():
    x = 1
    yield x, setx(3), x
    yield x + setx(4)
    for x in (1, 2):
        yield [x, setx(9), x]
def d():
    x = 0
    for i in range(3):
        x = x + setx(i) * 2
    y = x
    x += setx(50)
    return x, y
def e(x):
    def inner(y): return (x, y)
    return inner(x), setx(7), inner(x), (x, setx(8), inner(x))
def f(x, z):
    return x.get("k", setx(3)), z
def g(x):
    return x[setx(0) - 10], x
def h(x):
    x[setx(0) - 10] = 5
    return x
def k(x):
    x.attr = setx(1)
    return x
def l(x):
    return x < setx(0) < x
def m(x):
    return x.upper().join([setx(",") and "a", x])
class Z: pass
def run(n, *a):
    try: print(n.__name__, [r if not isinstance(r, Z) else "Z" for r in [n(*a)]])
    except Exception as e: print(n.__name__, type(e).__name__, e)
for i in range(2):
    run(a); run(b); run(c); print(list(gen())); run(d); run(e, 4); run(f, {}, 3); run(g, [1, 2]); run(h, [1]); 
    z = Z()
    run(k, z); print(vars(z)); run(l, 5); run(m, "x")

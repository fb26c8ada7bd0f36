"""f_locals of a caller written by a special method of an operand, and of a suspended generator."""
import sys
def gen(x):
    r = (x, (yield 1), x)
    yield r
    yield [x, (yield 2), {x: (yield 3)}, x]
g = gen("a")
print(next(g)); g.gi_frame.f_locals["x"] = "b"; print(g.send("s")); print(next(g)); g.gi_frame.f_locals["x"] = "c"; print(next(g)); g.gi_frame.f_locals["x"] = "d"; print(next(g))
class W:
    def __repr__(self): return "W"
    def __radd__(self, o):
        sys._getframe(1).f_locals["x"] = "radded"
        return NotImplemented
    def __eq__(self, o):
        sys._getframe(1).f_locals["x"] = "eq"
        return NotImplemented
    __lt__ = __gt__ = __eq__
    def __getattr__(self, n):
        sys._getframe(1).f_locals["x"] = 7
        raise AttributeError(n)
    def __getitem__(self, n):
        f = sys._getframe(1).f_locals
        f["x"] = "v"; f["x"] += "w"
        f["w"] = f["x"] * 2
        f["q"] = f["x"]
        f["q"] = 8
        return f["w"]
    def __index__(self):
        sys._getframe(1).f_locals["x"] = 7
        return 0
    def __hash__(self):
        sys._getframe(1).f_locals["x"] = 7
        return 0
class O:
    def __repr__(self): return "O"
    def __init__(self): self.v = list(range(10))
def f():
    x = O(); w = W()
    try: return x + w
    except TypeError as e: print(e, x)
def f2():
    x = O(); w = W()
    try: return x < w
    except TypeError as e: print(e, x)
def f3():
    x = O(); w = W()
    return (x == w, x)
def f4():
    x = W()
    try: return x.foo
    except AttributeError as e: print(e, x)
def f5():
    x = w = W()
    return x, w, w[x], x, w
def f6():
    x = [O()] * 3; w = W()
    a = x[w]
    return type(a).__name__, x
def f7():
    x = {1: O()}; w = W()
    try: return x[w]
    except KeyError as e: return x, "KeyError"
def f8():
    x = [O()] * 3; w = W()
    x[w] = 5
    return x
def f9():
    x = [O()]; w = W()
    for i in x:
        y = (i.v[0], w[0], i.v[1], x)
        i = 5
    return y
for i in range(3):
    f(); f2(); r = f3(); print(r); f4(); r = f5(); print(type(r[0]).__name__, type(r[1]).__name__, r[2:]); print(f6(), f7(), f8(), f9())

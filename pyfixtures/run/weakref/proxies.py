"""weakref.proxy does what its object does."""
import _weakref as W


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class C:
    def __init__(self, v=0):
        self.v = v


c = C()
p = W.proxy(c)
print(type(p), type(W.proxy(len)), type(W.proxy(C)), W.proxy(c) is p, W.getweakrefcount(c))
attempt(lambda: W.proxy())
attempt(lambda: W.proxy(c, None, 3))
attempt(lambda: W.proxy(1))
attempt(lambda: W.ProxyType(c))
attempt(lambda: type("P", (W.ProxyType,), {}))
p.v = 7
p.w = 8
del p.w
print(c.v, p.__dict__, bool(p), p == c, p != c, isinstance(p, C), p.__class__.__name__)
for f in (
    lambda: p.w, lambda: hash(p), lambda: len(p), lambda: p[1], lambda: p(), lambda: p + 1, lambda: 1 + p,
    lambda: -p, lambda: iter(p), lambda: next(p), lambda: p < p, lambda: int(p), lambda: bytes(p),
    lambda: reversed(p), lambda: p @ 1, lambda: round(p), lambda: list(p), lambda: pow(p, 2, 3), lambda: divmod(p, 1),
    lambda: [1][p], lambda: 1 in p,
):
    attempt(f)


class F:
    def __call__(self, *a, **k):
        return a, k

    def __add__(self, o):
        return "add", o

    def __radd__(self, o):
        return "radd", o

    def __iadd__(self, o):
        return "iadd", o

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 2

    def __setitem__(self, i, v):
        print("set", i, v)

    def __delitem__(self, i):
        print("del", i)

    def __contains__(self, i):
        return i == 1

    def __iter__(self):
        return iter("ab")

    def __next__(self):
        return 5

    def __int__(self):
        return 9

    def __float__(self):
        return 2.5

    def __index__(self):
        return 1

    def __neg__(self):
        return "neg"

    def __invert__(self):
        return "inv"

    def __abs__(self):
        return "abs"

    def __bool__(self):
        return False

    def __pow__(self, o, m=None):
        return "pow", o, m

    def __divmod__(self, o):
        return "dm"

    def __matmul__(self, o):
        return "mm"

    def __str__(self):
        return "STR"

    def __eq__(self, o):
        return "EQ"

    def __lt__(self, o):
        return "LT"


f = F()
q = W.proxy(f)
print(q(1, a=2), q + 1, 1 + q, len(q), q[4], 1 in q, 2 in q, list(q), next(q), int(q), float(q), [10, 20][q])
print(-q, ~q, abs(q), bool(q), q ** 2, pow(q, 2, 3), divmod(q, 2), q @ 2, str(q), q == 1, q < 1)
q[1] = 2
del q[1]
r = q
r += 5
print(r)
del f
for g in (
    lambda: q(), lambda: q + 1, lambda: 1 + q, lambda: len(q), lambda: q.x, lambda: str(q), lambda: q == 1,
    lambda: bool(q), lambda: q[0], lambda: iter(q), lambda: next(q), lambda: 1 in q, lambda: setattr(q, "a", 1),
    lambda: hash(q), lambda: -q, lambda: isinstance(q, F), lambda: int(q), lambda: format(q), lambda: q ** 2,
):
    attempt(g)

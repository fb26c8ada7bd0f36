# Binding arguments: every kind of parameter against every kind of call, defaults evaluated once, and the messages of failures.
def attempt(f, *a, **k):
    try:
        return f(*a, **k)
    except TypeError as error:
        return str(error)


def plain(a, b): return a, b
def defaults(a, b=2, c=3): return a, b, c
def only_positional(a, b=2, /): return a, b
def only_keyword(*, a, b=2): return a, b
def mixed(a, /, b, *, c, d=4): return a, b, c, d
def everything(a, b=2, /, c=3, *d, e, f=6, **g): return a, b, c, d, e, f, g
def swallow(*a, **k): return a, k
def named_like(self, /, **self_): return self, self_
def three_required(*, x, y, z): return x, y, z
def five(a, b, c, d, e): return a


CALLS = [
    ((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1, 2, 3, 4), {}), ((), {"a": 1}), ((), {"a": 1, "b": 2}), ((1,), {"a": 2}), ((1,), {"b": 2}), ((1,), {"c": 3}), ((1, 2), {"c": 3}),
    ((1, 2), {"c": 3, "d": 4}), ((1,), {"e": 5}), ((1, 2, 3, 4, 5), {"e": 5, "g": 7, "a": 8}), ((1,), {"b": 2, "e": 5}), ((), {"x": 1}), ((1,), {"self": 2, "self_": 3}), ((1, 2), {"z": 1, "y": 2}),
]
for f in (plain, defaults, only_positional, only_keyword, mixed, everything, swallow, named_like, three_required, five):
    print(f.__name__)
    for a, k in CALLS:
        print("  ", a, k, attempt(f, *a, **k))


def mutable(x, seen=[], *, table={}):
    seen.append(x)
    table[x] = len(seen)
    return seen, table


print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__, mutable.__kwdefaults__)
mutable.__defaults__ = (["new"],)
mutable.__kwdefaults__ = {"table": {"k": 0}}
print(mutable(4), attempt(lambda: setattr(mutable, "__defaults__", 5)), attempt(lambda: setattr(mutable, "__kwdefaults__", [])))
mutable.__defaults__ = None
print(attempt(mutable), mutable(1, []))
defaults.__defaults__ = (10, 20, 30)
print(defaults(), defaults(1), attempt(defaults, 1, 2, 3, 4))
defaults.__defaults__ = (1, 2, 3, 4, 5)
print(defaults(), only_keyword.__kwdefaults__)
only_keyword.__kwdefaults__ = {"a": "now", "b": "b", "unused": 1}
print(only_keyword(), attempt(only_keyword, b=1, c=2))


class C:
    def method(self, a, *, k): return a, k

    @classmethod
    def cm(cls, a): return a

    @staticmethod
    def sm(a): return a

    def __init__(self, needed=1): pass

    def __call__(self, x): return x

    def __getitem__(self, item): return item


c = C()
for f, a, k in ((c.method, (), {}), (c.method, (1,), {}), (c.method, (1, 2), {"k": 3}), (C.method, (), {}), (c.cm, (), {}), (c.cm, (1, 2), {}), (C.sm, (), {}), (C, (1, 2), {}), (C, (), {"other": 1}), (c, (), {}), (c, (1, 2), {}), (c.missing if hasattr(c, "missing") else c.method, (), {"self": 1, "a": 2, "k": 3})):
    print(attempt(f, *a, **k))


def outer():
    def inner(a, b): pass

    return inner, lambda x, y: 0


inner, lam = outer()
print(attempt(inner), attempt(lam), attempt(inner, 1, 2, 3), attempt(lam, z=1), inner.__qualname__)
inner.__qualname__ = "renamed.inner"
print(attempt(inner), c[1:2, ..., *[3, 4]], c[*"ab"], (lambda *a: a)(*range(3), *"ab", 5), (lambda **k: k)(**{"a": 1}, b=2, **{"c": 3}))
order = []


def note(x):
    order.append(x)
    return x


swallow(note("p1"), *note(("s1",)), note("p2"), k=note("k1"), **note({"k2": 0}), k3=note("k3"))
print(order)

"""defaultdict, _count_elements, _tuplegetter."""
from _collections import OrderedDict, defaultdict, _count_elements, _tuplegetter


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


d = defaultdict(list); d["a"].append(1); d["b"]; print(d, d.default_factory, d.get("zz"), "zz" in d, len(d), d.copy(), d.__copy__() == d, type(d.copy()).__name__)
attempt(defaultdict, 3); attempt(lambda: defaultdict()[1]); print(defaultdict(list, {1: 2}), defaultdict(None), defaultdict(int, a=3), defaultdict(int, [(1, 2)], b=4)); attempt(lambda: defaultdict(int) | 3)
print(defaultdict(int, {1: 2}) | {3: 4}, {1: 2} | defaultdict(int, {5: 6}), defaultdict(int).__reduce__()[:4], defaultdict().__reduce__()[1])
x = defaultdict(); x[1] = x; print(x); x.default_factory = lambda: 7; print(x[2]); x.default_factory = None; attempt(lambda: x[3]); x.clear(); d |= {"q": 1}; print(d)
attempt(lambda: d.__missing__("new")); print(d["new"], defaultdict[str, int])


class R(defaultdict):
    pass


r = R(int); r.extra = 1; print(r, r.copy(), type(r | {}).__name__, r.extra)


class M(defaultdict):
    def __missing__(self, key):
        return "missing " + key


print(M()["k"], {}.__class__ is dict, isinstance(d, dict), sorted(defaultdict(int, {2: 1, 1: 1})))
attempt(defaultdict, list, 3); attempt(lambda: defaultdict(lambda: 1 / 0)[1])
m = {}; _count_elements(m, "abca"); print(m); attempt(_count_elements, {}); attempt(_count_elements, {}, 3); attempt(_count_elements, {}, [[]]); m = defaultdict(int); _count_elements(m, [1, 1, 2.0, 2]); print(m)


class G(dict):
    def get(self, key, default=None):
        return 10


g = G(); _count_elements(g, "aa"); print(g)
attempt(_tuplegetter); attempt(_tuplegetter, 1, 2, 3); g = _tuplegetter(0, "doc"); print(g, g.__doc__, g.__reduce__()[1]); attempt(lambda: g.__get__(3)); attempt(lambda: g.__get__((), tuple)); attempt(lambda: g.__set__((), 1)); attempt(lambda: g.__delete__(()))
print(g.__get__(None, int) is g); g.__doc__ = "other"; print(g.__doc__)


class Point(tuple):
    x = _tuplegetter(0, "x"); y = _tuplegetter(1, "y")


p = Point((3, 4)); print(p.x, p.y, Point.y); attempt(setattr, p, "x", 1)

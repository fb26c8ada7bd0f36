"""_functools: partial, reduce, cmp_to_key, the wrapper of lru_cache."""
import _functools as f


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class S(f.partial):
    pass


s = S(print, 1, x=2); s.z = 3; print(s, s.__reduce__())
attempt(f.partial); attempt(f.partial, 3); attempt(f.partial, func=3)
p = f.partial(max); attempt(p.__setstate__, 3); attempt(p.__setstate__, (1, 2, 3)); attempt(p.__setstate__, (max, [], {}, None))
print(f.partial(p, 2).func); p.x = 1; print(f.partial(p, 2).func is p, f.partial(s, 2).func is s)
q = f.partial(dict, a=1); print(q(), q(a=2), q(b=3), q({"z": 0}, c=1), q.args, q.keywords, q.func); print(f.partial(f.partial(pow, 2), 3)(), f.partial(int, base=2)("101"))
q.__setstate__((pow, (2, 3), None, {"k": 1})); print(q(), q.k, q.keywords, q)
attempt(setattr, q, "func", 3); print(f.partial[int], repr(f.partial(f.partial)), bool(f.partial.__doc__))
r = f.partial(print); r.__setstate__((r, (), {}, {})); print(r) if 0 else None; r.__setstate__((print, (), {}, {}))
print(f.reduce(lambda a, b: a * b, range(1, 6)), f.reduce(max, [], 3), f.reduce(lambda a, b: a + b, ["a", "b"], "z"))
attempt(f.reduce, max, 3); attempt(f.reduce, max, [])
K = f.cmp_to_key(lambda a, b: (a > b) - (a < b)); print(type(K).__name__, type(K), type(K).__module__)
attempt(lambda: K(1) < 3); print(K(1) < K(2), K(1) == K(1), K(3) >= K(4), K(obj=4).obj); attempt(K); attempt(lambda: hash(K(1))); attempt(f.cmp_to_key); attempt(K, 1, 2)
print(sorted([3, 1, 2], key=f.cmp_to_key(lambda a, b: b - a)), max("abc", key=f.cmp_to_key(lambda a, b: ord(b) - ord(a)))); print(K.obj)

info = lambda *a: a
attempt(f._lru_cache_wrapper); attempt(f._lru_cache_wrapper, 3, 1, 2, 3); attempt(f._lru_cache_wrapper, max, "a", 2, 3)
calls = []


def work(*args, **kwargs):
    calls.append((args, kwargs))
    return len(calls)


w = f._lru_cache_wrapper(work, 2, False, info)
print(w(1), w(2), w(1), w(3), w(2), w(1), w(1.0), w(True), w.cache_info(), len(calls)); w.cache_clear(); print(w.cache_info(), w("a"), w("a"), w(x=1), w(x=1), w(1, x=1), w.cache_info())
w = f._lru_cache_wrapper(work, None, True, info); print(w(1), w(1.0), w(True), w(1), w(a=1, b=2), w(b=2, a=1), w.cache_info())
w = f._lru_cache_wrapper(work, 0, False, info); print(w(1), w(1), w.cache_info()); w = f._lru_cache_wrapper(work, -5, False, info); print(w.cache_info())
attempt(w.__reduce__); attempt(f._lru_cache_wrapper(work, 3, 0, info), []); w.name = 1; print(w.name, w.__dict__, w.__copy__() is w, w.__deepcopy__({}) is w, type(w))


class C:
    method = f._lru_cache_wrapper(lambda self, x: (type(self).__name__, x), 5, False, info)


c = C(); print(c.method(1), c.method(1), C.method.cache_info(), C.method(c, 2))


def recursive(n):
    return n if n < 2 else cached(n - 1) + cached(n - 2)


cached = f._lru_cache_wrapper(recursive, 10, False, info); print(cached(80), cached.cache_info())


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.n == other.n


w = f._lru_cache_wrapper(lambda k: k.n, 3, False, info)
print([w(Key(i % 5)) for i in range(12)], w.cache_info())


def raises(x):
    raise KeyError(x)


w = f._lru_cache_wrapper(raises, 3, False, info); attempt(w, 1); attempt(w, 1); print(w.cache_info())

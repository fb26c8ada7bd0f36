# Calls with the wrong arguments: Python functions of every signature, and builtins.
def out(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
def f0(): pass
def f1(a): pass
def f2(a, b, c): pass
def f3(a, /, b, *, c): pass
def f4(a, b=1, *args, c, d, **kw): pass
def f5(*, a, b, c): pass
def f6(a, b, /): pass
def f7(a=1, /, **k): return k
class C:
    def m(self): pass
    def n(): pass
    @classmethod
    def c(cls, x): pass
    @staticmethod
    def s(x): pass
    def __call__(self, q): pass
c = C(); L = lambda x: x; inner = [lambda a, b: 1][0]
out(f0, 1); out(f0, 1, 2); out(f0, x=1); out(f1); out(f1, 1, 2); out(f1, 1, a=2); out(f1, b=1); out(f2); out(f2, 1); out(f2, 1, 2); out(f2, 1, 2, 3, 4); out(f2, c=1); out(f2, 1, c=1)
out(f3, 1, 2); out(f3, a=1, b=2, c=3); out(f3, 1, 2, 3); out(f3, 1, b=2, c=3, a=4); out(f3, 1, 2, 3, c=1); out(f3); out(f4); out(f4, 1); out(f4, 1, c=1); out(f4, c=1, d=2); out(f5); out(f5, a=1); out(f5, 1, 2); out(f5, 1, a=1, b=1, c=1); out(f6, 1); out(f6, a=1, b=2); out(f6, 1, b=2); out(f7, a=5); out(f7, 1, a=5)
out(c.m, 1); out(C.m); out(c.n); out(c.n, 1); out(C.c); out(c.c, 1, 2); out(c.s); out(c); out(c, 1, 2); out(L); out(inner, 1); out(C, 1)
out(f1, **{5: 1}); out(f7, **{"a b": 1}); out(f1, *5); out(f1, **5); out(f1, *[1], **{"a": 2}); out(lambda: f7(**{"x": 1}, **{"x": 2})); out(lambda: f7(x=1, **{"x": 2})); out(lambda: dict(x=1, **{"x": 2})); out(lambda: f1(*None)); out(lambda: f1(**None)); out(lambda: print(*5)); out(lambda: print(**5)); out(lambda: c.m(*5)); out(lambda: [].append(*5)); out(lambda: f7(**{1: 2})); out(lambda: dict(**{1: 2})); out(lambda: dict(a=1, **{1: 2}))
f7.__name__ = "renamed"; f1.__qualname__ = "qual.named"; out(f7, 1, 2); out(f1); f1.__defaults__ = (1,); out(f1); f1.__defaults__ = (1, 2, 3); out(f1); f1.__kwdefaults__ = {"z": 1}; out(f1, z=1); f5.__kwdefaults__ = {"a": 1}; out(f5)
for g, *a in ((len,), (len, 1), (len, 1, 2), (abs,), (abs, "x"), (ord, "ab"), (ord, 5), (chr, -1), (chr, "a"), (chr, 1 << 40), (divmod, 1), (pow, 2), (pow, 2, 3, 0), (pow, "a", 2), (round, "x"), (round, 1.5, "x"), (sum,), (sum, 5), (sum, ["a"]), (sum, ["a"], "b"), (sum, [b"a"], b""), (min,), (min, 5), (min, []), (max, [1, "a"]), (sorted,), (sorted, 5), (sorted, [1, "a"]), (sorted, [1], 2), (reversed, 5), (reversed, {1}), (enumerate,), (enumerate, 5), (zip, 5), (zip, [1], 5), (map,), (map, 5), (map, 5, [1]), (filter, 5), (filter, 5, 6), (range,), (range, "a"), (range, 1, 2, 0), (range, 1.5), (range, 1, 2, 3, 4), (iter,), (iter, 5), (iter, 5, 6), (next,), (next, 5), (next, []), (getattr, 1), (getattr, 1, 2), (setattr, 1, 2), (hasattr, 1), (hasattr, 1, 2), (delattr, 1, "x"), (isinstance, 1), (callable,), (hash, []), (hash, {}), (id,), (hex, "x"), (hex, 1.5), (bin, "x"), (oct, None), (int, "x"), (int, []), (int, "1", 99), (int, 1, 2), (int, "1", "2"), (float, "x"), (float, []), (complex, "x"), (complex, "1", 2), (complex, 1, "2"), (complex, []), (str, b"a", "x", "y"), (str, 1, "x"), (str, b"\xff", "ascii"), (bytes, "a"), (bytes, [300]), (bytes, -1), (bytes, [1.5]), (bytes, 1, "x"), (bytearray, [256]), (bytearray, "a"), (list, 5), (tuple, 5), (set, 5), (set, [[]]), (dict, 5), (dict, [1]), (dict, [(1,)]), (dict, ["abc"]), (dict, [], 1), (frozenset, [[]]), (slice,), (memoryview, 5), (memoryview,), (bool, 1, 2), (object, 1), (type,), (type, 1, 2), (super, 1), (vars, 5), (dir, 1, 2), (format,), (format, 1, 2), (repr,), (ascii,), (print,), (input, 1, 2), (open, 5.5), (exec,), (eval, 5), (compile, 1), (globals, 1), (locals, 1), (breakpoint, 1) if 0 else (any, 5), (all, 5), (staticmethod,), (classmethod,), (property, 1, 2, 3, 4, 5), (__import__,), (anext, 5), (aiter, 5)): print(g.__name__, end=" "); out(g, *a)

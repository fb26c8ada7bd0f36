"""_operator: every function, the three getters, errors."""
import _operator as o


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


two = {"add": (7, 3), "and_": (6, 3), "floordiv": (7, 2), "lshift": (1, 4), "mod": (7, 4), "mul": (3, 4), "or_": (6, 1), "pow": (2, 5), "rshift": (32, 2),
       "sub": (5, 8), "truediv": (1, 4), "xor": (6, 3), "concat": ([1], [2]), "iconcat": ([1], (2,)), "contains": ([1, 2], 2), "countOf": ([1, 1.0, 2], 1),
       "indexOf": ("abc", "c"), "getitem": ([4, 5], 1), "lt": (1, 2), "le": (2, 2), "eq": (1, 1.0), "ne": (1, 2), "gt": (1, 2), "ge": (3, 2), "is_": (None, None), "is_not": (1, None)}
for name, args in two.items():
    print(name, getattr(o, name)(*args))
for name in ("iadd", "iand", "ifloordiv", "ilshift", "imod", "imul", "ior", "ipow", "irshift", "isub", "itruediv", "ixor"):
    print(name, getattr(o, name)(12, 2))
x = [1]; y = o.iadd(x, [2]); print(x is y, o.imul(x, 2) is x, x, o.iconcat(x, [0]) is x)
print(o.neg(3), o.pos(-3), o.inv(5), o.invert(-1), o.not_([]), o.truth("a"), o.abs(-4.5), o.index(True), o.length_hint([1, 2]), o.length_hint(iter("abc")), o.length_hint(3, 7), o.length_hint(object(), -2))
d = {}; o.setitem(d, 1, 2); print(d); o.delitem(d, 1); print(d, o.call(dict, a=1), o.call(max, 3, 4))
attempt(o.concat, 1, 2); attempt(o.concat, [1], 2); attempt(o.iconcat, 1, 2); attempt(o.indexOf, [1], 2); attempt(o.countOf, 3, 2); attempt(o.length_hint, [], "a"); attempt(o.index, "a")
attempt(o._compare_digest, "a", b"b"); attempt(o._compare_digest, "é", "e"); attempt(o._compare_digest, b"a", b"a"); attempt(o._compare_digest, "ab", "ac"); attempt(o._compare_digest, b"a", bytearray(b"ab"))
attempt(o.contains, 3, 2); attempt(o.call); attempt(o.add, 1); attempt(o.abs, "a"); attempt(o.neg, "a"); attempt(o.setitem, (), 1, 2); attempt(o.matmul, 1, 2); attempt(o.add, 1, "a"); attempt(o.lt, 1, "a")
attempt(o.attrgetter); attempt(o.attrgetter, 3); attempt(o.attrgetter, a=3); attempt(o.itemgetter); attempt(o.itemgetter, a=2); attempt(o.methodcaller); attempt(o.methodcaller, 3)
attempt(o.attrgetter("a"), 1, 2); attempt(o.itemgetter(1), 1, 2); attempt(o.methodcaller("a")); attempt(o.methodcaller("a"), 1, 2); attempt(o.attrgetter("a"), x=1); attempt(o.attrgetter("a.b"), 3); attempt(o.itemgetter(5), [1])
print(o.attrgetter("a.b", "c"), o.itemgetter(1, 2), o.itemgetter(1), o.methodcaller("x", 1, y=2), o.attrgetter("a").__reduce__(), o.itemgetter(1, 2).__reduce__(), o.methodcaller("x", 1).__reduce__())
print(o.attrgetter("real", "imag")(3), o.attrgetter("__class__.__name__")(3), o.itemgetter(1)("abc"), o.itemgetter(0, -1)("abc"), o.itemgetter(slice(1, 3))("abcd"), o.methodcaller("split", ",", maxsplit=1)("a,b,c"), o.methodcaller("upper")("x"))
print(hasattr(o, "is_none"), sorted([(1, "b"), (0, "c")], key=o.itemgetter(1)), type(o.itemgetter(1)))

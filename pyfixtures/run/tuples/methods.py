t = (3, 1, "x", 3)
print(t, t[0], t[-1], t[1:3], t[::-1], len(t), t.count(3), t.index("x"), t.index(3, 1), t + (4,), t * 2, 0 * t, 3 in t, (), (1,), tuple("ab"), tuple([1]), tuple(), tuple(t) is t, t[:] is t)
a, b = 1, 2
a, b = b, a
print(a, b, (a, b) < (3,), (1, 2) < (1, 2, 0), (1, 2) == (1.0, 2), () < (0,), (1, "a") != (1, "b"), ((1,), 2) > ((0,), 9), (1,) == [1])
print(hash((1, 2)) == hash((1, 2)), {(1, 2): "k"}[(1, 2)], {(1, (2, 3))} == {(1, (2, 3))}, sorted([(2, "a"), (1, "z"), (1, "b")]), min((3, 1), (2, 9)), max((1,), (1, 2)))
nested = (1, [2, 3], {"k": (4,)})
nested[1].append("more")
print(nested, str(nested), repr((1,)), (None, True, 1.5, "s", b"b", ...))
try:
    nested[1] += ["added then fails"]
except TypeError as e:
    print(e, nested)
cases = [lambda: t[9], lambda: t["a"], lambda: t.index(99), lambda: t + [1], lambda: t * "a", lambda: t.__setitem__, lambda: hash(([],)), lambda: t < 5, lambda: (1, 2) < (1, "a"), lambda: tuple(5), lambda: tuple(1, 2), lambda: t.append, lambda: tuple(x=1)]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)


def many():
    return 1, "two", [3]


x, *y = many()
print(x, y, many()[1], *many(), sep="/")
u = ()
u += (1,)
u += 2, 3
u *= 2
print(u, u is u * 1, bool(()), bool((0,)), any(()), all(()))


class P(tuple):
    __slots__ = ()

    def __new__(cls, x, y):
        return tuple.__new__(cls, (x, y))

    x = property(lambda self: self[0])

    def __repr__(self):
        return f"P(x={self[0]}, y={self[1]})"


p = P(1, 2)
print(p, p.x, p == (1, 2), p + (3,), type(p + ()) is tuple, {p: 1}[(1, 2)], isinstance(p, tuple), len(p), [*p], str(p))

# Tuples compare item by item; identity counts as equality; NaN shows it.
nan = float("nan")
print((nan,) == (nan,), (nan,) == (float("nan"),), nan in (nan,), (nan,).index(nan), (nan,).count(float("nan")))
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") < (2, 5), (2,) > (1, "x"), (1, 2) == [1, 2], (1, 2) != (1, 2.0))


class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n

    def __lt__(self, other):
        print("lt", self.n, other.n)
        return self.n < other.n


a, b, c = Loud(1), Loud(2), Loud(1)
print((a, b) == (a, c), (a, b) < (c, c), (a,) < (a,), (a,) != (c, b))
for wrong in (lambda: (1, "a") < (1, 2), lambda: (1,) < [2], lambda: (1, 2).index(3), lambda: (1, 2)[5], lambda: (1,) + [2], lambda: (1,) * "a",
              lambda: ()[0], lambda: (1,)["a"], lambda: hash(([],)), lambda: (1, 2, 3).index(1, 1), lambda: tuple(5)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
t = (1, 2, 3)
print(t[:] is t, t * 1 is t, tuple(t) is t, t + () is t, t[::-1], t * -1, 2 * (0,), t[5:], t[-2:], t.__getnewargs__())


class Sub(tuple):
    pass


s = Sub(t)
print(s, s[:] is s, type(s[:]).__name__, type(s * 1).__name__, s == t, hash(s) == hash(t), tuple(s) is s, type(tuple(s)).__name__)

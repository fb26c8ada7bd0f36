# Starred targets everywhere: nested, in loops, in comprehensions and with; iterators half consumed, and exact messages.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Counting:
    def __init__(self, n, fail_at=None):
        self.n, self.fail_at, self.given = n, fail_at, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.given == self.fail_at:
            raise RuntimeError(f"failed at {self.given}")
        if self.given >= self.n:
            raise StopIteration
        self.given += 1
        return self.given


class Sequence:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


def two(source):
    a, b = source
    return a, b


def star(source):
    a, *b, c = source
    return a, b, c


def deep(source):
    (a, *b), [c, (*d, e)], *f = source
    return a, b, c, d, e, f


for f in (two, star):
    for n in range(5):
        source = Counting(n)
        print(f.__name__, n, attempt(lambda: f(source)), source.given)
for fail_at in (0, 1, 2, 3):
    print(fail_at, attempt(lambda: two(Counting(5, fail_at))), attempt(lambda: star(Counting(3, fail_at))))
for source in ("ab", b"ab", {1: "x", 2: "y"}, {"k"}, Sequence(), range(2), (x for x in "xy"), [1, 2, 3], (), 5, None, object, "a", ("a",), {"a": 1}.items(), map(str, [1, 2]), zip("a", "b"), [[]]):
    print(type(source).__name__, attempt(lambda: two(source)))
print(deep(["abc", [1, "xyz"], 2, 3]), attempt(lambda: deep(["", [1, "x"]])), attempt(lambda: deep(["a", [1, ""]])), attempt(lambda: deep(["a", 5])), attempt(lambda: deep(["a"])))
*a, = "xyz"
[*b] = range(3)
(*c,), d = [()], 5
for i, (j, *k) in enumerate(["ab", "c", "def"]):
    print(i, j, k, end="; ")
print(a, b, c, d)
l = [0] * 4
l[0], *l[1:3], l[3] = "wxyz"
d = {}
d["first"], *d["rest"] = range(4)
x = y = 0
x, l[x], y = 2, "old x? new x?", x
print(l, d, x, y)
i = 0
i, l[i] = 1, "uses new i"
a, b = b, a
a[:], b = b[::-1], a
print(l, a, b, [*a, *b, *"q", *{}, *{1: 2}], (*a, *[*b]), {*a, *a}, {**d, **{"first": 9}})
print(attempt(lambda: [*5]), attempt(lambda: (*None,)), attempt(lambda: {*1.5}), attempt(lambda: {**[1]}), attempt(lambda: print(*5)), attempt(lambda: [*Counting(3, 1)]), attempt(lambda: star("a")), attempt(lambda: [0 for a, b in [(1, 2), (3,)]]), attempt(lambda: {k: v for k, v in ["ab", "abc"]}))
print([(h, t) for h, *t in ("abc", "d")], {h: t for h, *t in ([1, 2], [3])}, [*map(lambda p: (lambda a, *b: (a, b))(*p), ["ab", "c"])], (lambda: (1, *[2, 3]))(), [*(yielded for yielded in (1, *(2, 3)))])


def returns():
    values = 2, 3
    return 1, *values


def yields():
    values = [2, 3]
    received = yield 1, *values
    yield *received, "end"


g = yields()
print(returns(), next(g), g.send("ab"), [*"ab"][::-1], *[1, 2], sep=" | ")

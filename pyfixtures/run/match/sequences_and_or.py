"""Sequence patterns, alternatives, guards and what stays bound."""


def m(v):
    match v:
        case []:
            return "empty"
        case [x]:
            return "one", x
        case [1, *rest]:
            return "starts with 1", rest
        case [*init, 9]:
            return "ends with 9", init
        case [a, [b, *c], *_, d]:
            return a, b, c, d
        case (0 | 1 as bit, "x" | "y" as letter):
            return bit, letter
        case [_, _]:
            return "pair"
        case [first, *middle, last] if first == last:
            return "same ends", middle
        case [*_]:
            return "sequence"
        case str() | bytes() as s:
            return "text", s
        case int(n) | float(n) if n > 100:
            return "big", n
        case True | False | None as singleton:
            return "singleton", singleton
        case -1 | -1.5 | 2j:
            return "number"
        case _:
            return "other"


for v in [
    [],
    (),
    [5],
    (1, 2, 3),
    [2, 3, 9],
    [3, [4, 5, 6], 7, 8],
    [0, "x"],
    (1, "z"),
    [2, "y"],
    [7, 8, 8, 7],
    [7, 8, 9, 6],
    range(3),
    range(1, 3),
    "text",
    b"bytes",
    bytearray(b"x"),
    {1, 2},
    101,
    100.5,
    5,
    True,
    None,
    -1,
    -1.5,
    2j,
    iter([1]),
    memoryview(b"ab"),
]:
    print(m(v))


class Seq:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


print(m(Seq()))


def binds(v):
    a = b = None
    match v:
        case [a, b, 3]:
            return "matched"
        case [a, 5]:
            return a, b, "second"
    return a, b, "none"


print(binds([1, 2, 3]), binds([1, 2, 4]), binds([7, 5]), binds([7, 6]))


def guard_order(v):
    trail = []

    def check(name, result):
        trail.append(name)
        return result

    match v:
        case x if check("first", False):
            return trail
        case [y, *_] if check("second", y > 1):
            return trail, x, y
        case _ if check("third", True):
            return trail, x


print(guard_order([2]), guard_order([1]), guard_order(5))


def raising_guard(v):
    match v:
        case x if 1 // x:
            return x


try:
    raising_guard(0)
except ZeroDivisionError as e:
    print(e)


class Awkward(list):
    def __len__(self):
        raise RuntimeError("len was asked")


try:
    m(Awkward())
except RuntimeError as e:
    print(e)


def wide(v):
    match v:
        case [a, b, *c, d, e]:
            return a, b, c, d, e


print(wide(range(4)), wide(range(7)), wide(range(3)))
match 1, 2:
    case x, y:
        print(x, y)
match [1, 2], 3:
    case [a, b], c:
        print(a, b, c)

class A:
    __match_args__ = ("x",)
    x = 1


class B(A):
    __match_args__ = ("x", "y")

    def __init__(self):
        self.y = "why"


class NoArgs:
    pass


class BadArgs:
    __match_args__ = ["x"]


class BadName:
    __match_args__ = (1,)


class Missing:
    __match_args__ = ("gone",)


def run(v, n):
    match n:
        case 0:
            match v:
                case A(x):
                    return "A", x
        case 1:
            match v:
                case B(x, y):
                    return "B", x, y
        case 2:
            match v:
                case NoArgs(x):
                    return x
        case 3:
            match v:
                case BadArgs(x):
                    return x
        case 4:
            match v:
                case BadName(x):
                    return x
        case 5:
            match v:
                case Missing(x):
                    return x
        case 6:
            match v:
                case A(x, y):
                    return x, y
        case 7:
            match v:
                case A(1, x=z):
                    return z
        case 8:
            match v:
                case int(a, b):
                    return a
        case 9:
            match v:
                case undefined.name:
                    return 1
        case 10:
            match v:
                case {1: one, "k": {"n": [a, *_]}, **rest}:
                    return one, a, rest
        case 11:
            match v:
                case dict(d) | list(d) | tuple(d) | set(d) | frozenset(d) | bytes(d):
                    return type(d).__name__, len(d)
    return "no match"


for v, n in ((A(), 0), (B(), 0), (B(), 1), (A(), 1), (NoArgs(), 2), (BadArgs(), 3), (BadName(), 4), (Missing(), 5), (A(), 6), (A(), 7), (5, 8), (5, 9), ({1: "one", "k": {"n": [7, 8]}, "more": 2}, 10), ({1: 0}, 10), ([1], 11), ({2}, 11), (b"b", 11), (5, 11)):
    try:
        print(n, run(v, n))
    except Exception as e:
        print(n, type(e).__name__, e, sep=": ")


def capture(v):
    match v:
        case [Point, other]:
            kept = "bound two"
        case (a, b, *c) | {"a": a, "b": b, "c": c}:
            return a, b, c
        case str() | bytes() as text if text:
            return "text", text
        case x:
            return "fallback", x
    return kept, Point, other


print(capture([1, 2]), capture([1, 2, 3]), capture({"a": 1, "b": 2, "c": 3}), capture("t"), capture(""), capture(7))
match 5:
    case n if n > 10:
        print("never")
print(n)
match (1, 2), [3]:
    case (a, b), [c]:
        print(a, b, c)


class Seq(list):
    pass


class Map(dict):
    def get(self, k, d=None):
        print("get", k)
        return super().get(k, d)


match Seq([1]):
    case [x]:
        print("list subclass", x)
match Map(k=1):
    case {"k": v, "z": w}:
        print("no")
    case {"k": v}:
        print("map subclass", v)
command = "go north"
match command.split():
    case ["go", ("north" | "south") as d]:
        print("going", d)

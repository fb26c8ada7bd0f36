class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Circle:
    def __init__(self, r):
        self.r = r


class Consts:
    RED = "red"
    NUM = 42


def describe(v):
    match v:
        case None:
            return "none"
        case True | False as b:
            return f"bool {b}"
        case 0 | 1 | 2:
            return "small int"
        case -1:
            return "minus one"
        case 1.5 | 2 + 3j:
            return "number literal"
        case Consts.RED:
            return "dotted red"
        case Consts.NUM:
            return "dotted 42"
        case "a" | "b":
            return "letter"
        case b"raw":
            return "bytes"
        case int(n) if n > 1000:
            return f"big int {n}"
        case int() | float():
            return "number"
        case str(s):
            return f"str {s!r}"
        case []:
            return "empty seq"
        case [x]:
            return f"one {x!r}"
        case [1, 2, *rest]:
            return f"starts 1 2 then {rest}"
        case [first, *_, "end"]:
            return f"{first} … end"
        case (x, [y, z], *more):
            return f"nested {x} {y} {z} {more}"
        case [x, y]:
            return f"pair {x} {y}"
        case {"type": "circle", "r": r}:
            return f"circle dict {r}"
        case {"type": t, **rest}:
            return f"typed {t} {rest}"
        case {}:
            return "some dict"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y axis {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x, y=py):
            return f"point {x} {py}"
        case Circle(r=(1 | 2) as r):
            return f"small circle {r}"
        case [*_] as seq:
            return f"sequence of {len(seq)}"
        case _:
            return f"other {type(v).__name__}"


for v in (None, True, False, 0, 2, -1, 1.5, 2 + 3j, "red", 42, "a", b"raw", b"x", 5000, 77, 3.3, "word", [], (), [9], [1, 2], [1, 2, 3, 4], ["s", 5, "end"], (7, [8, 9]), [7, (8, 9), 10], [5, 6], [3, 4, 5], {"type": "circle", "r": 2, "extra": 1}, {"type": "sq", "side": 3}, {}, {"k": 1}, Point(0, 0), Point(0, 5), Point(4, 4), Point(1, 2), Circle(2), Circle(9), range(2), range(4), set(), bytearray(b"ab"), object, iter([])):
    print(describe(v))

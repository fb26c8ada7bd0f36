# match on everything: builtin types, subclasses, attributes, guards, captures, nested and failing patterns.
import sys


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Bare:
    pass


class Color:
    RED = 1
    NONE = None


class Int(int):
    pass


class Seq:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


class Lazy:
    asked = []
    __match_args__ = ("a", "b")

    def __getattr__(self, name):
        if name == "b":
            raise AttributeError(name)
        Lazy.asked.append(name)
        return name


def which(value):
    match value:
        case None:
            return "None"
        case True | False as flag:
            return f"bool {flag}"
        case Int(n):
            return f"Int {n}"
        case int(0) | float(0):
            return "zero"
        case int() if value < 0:
            return "negative"
        case Color.RED:
            return "red"
        case int(n):
            return f"int {n}"
        case float(x) if x != x:
            return "nan"
        case float() | complex():
            return f"number {value}"
        case "" | b"":
            return "empty text"
        case str(s) if len(s) > 5:
            return "long text"
        case str() | bytes() | bytearray():
            return f"text {value!r}"
        case []:
            return "empty sequence"
        case [[x, *_], {"k": y}]:
            return f"nested {x} {y}"
        case [x]:
            return f"one {x}"
        case [1, *rest, 9]:
            return f"one to nine {rest}"
        case [_, second, *_] if second == 2:
            return "second is two"
        case (x, y, z):
            return f"three {x} {y} {z}"
        case [*everything]:
            return f"sequence of {len(everything)}"
        case {"type": "point", "x": x, "y": y, **rest}:
            return f"mapping point {x} {y} {rest}"
        case {"a": {"b": [first, *_]}}:
            return f"deep {first}"
        case {1: one, -1: minus}:
            return f"ones {one} {minus}"
        case {Color.RED: v}:
            return f"red key {v}"
        case {}:
            return f"mapping of {len(value)}"
        case Point3(x, y, z=0):
            return f"flat {x} {y}"
        case Point(x=0, y=0):
            return "origin"
        case Point(0, y) | Point(y, 0):
            return f"on an axis at {y}"
        case Point(x, y) as p if x == y:
            return f"diagonal {p.x}"
        case Point():
            return "point"
        case Lazy(a=first, b=second):
            return "both"
        case Lazy("a"):
            return "lazy a"
        case type():
            return f"class {value.__name__}"
        case BaseException(args=[message, *_]):
            return f"error {message}"
        case object(nothing=x):
            return f"has nothing {x}"
        case _:
            return f"other {type(value).__name__}"


bare = Bare()
bare.nothing = "something"
values = [None, True, False, Int(5), Int(-5), 0, 0.0, -0.0, -3, 1, 7, float("nan"), 2.5, 1j, "", b"", "short", "long text", b"bytes", bytearray(b"x"), [], (), [[1, 2], {"k": 3, "l": 4}],
          [5], [1, 2, 3, 9], [1, 9], [0, 2, 4, 6], (7, 8, 9), [1, 2, 3, 4], range(3), range(0), memoryview(b"ab"), {"type": "point", "x": 1, "y": 2, "z": 3}, {"a": {"b": [1, 2]}},
          {1: "x", -1: "y"}, {1: "only"}, {}, {"other": 1}, Point3(1, 2, 0), Point3(1, 2, 3), Point(0, 0), Point(0, 5), Point(5, 0), Point(3, 3), Point(1, 2), Lazy(), int, Point,
          ValueError("message", 2), ValueError(), bare, Bare(), {1, 2}, frozenset(), iter([1]), (x for x in ()), "text"[::-1], Seq(), print, sys, ..., NotImplemented, type(sys.implementation)(x=1), {}.keys(), type.__dict__]
for value in values:
    print(which(value))
print(Lazy.asked)


def failing(cls, value):
    try:
        match value:
            case cls():
                return "instance"
            case cls(1):
                return "with one"
    except TypeError as error:
        return str(error)
    return "none"


for cls in (int, Point, 5, "text", None, (int, str), list[int], int | str):
    print(failing(cls, Bare()))


def errors():
    class TooMany:
        __match_args__ = ("a",)
        a = 1

    class BadArgs:
        __match_args__ = ["a"]

    class NotText:
        __match_args__ = (1,)

    class Twice:
        __match_args__ = ("a",)
        a = 1

    class Raises:
        @property
        def a(self):
            raise ValueError("asked")
    cases = []

    def one(f):
        try:
            cases.append(f())
        except Exception as error:
            cases.append(f"{type(error).__name__}: {error}")

    def too_many():
        match TooMany():
            case TooMany(1, 2):
                pass

    def bad_args():
        match BadArgs():
            case BadArgs(1):
                pass

    def not_text():
        match NotText():
            case NotText(1):
                pass

    def twice():
        match Twice():
            case Twice(1, a=1):
                pass

    def raises():
        match Raises():
            case Raises(a=1):
                pass

    def no_arguments():
        match Bare():
            case Bare(1):
                pass

    def builtin_too_many():
        match 5:
            case int(1, 2):
                pass

    def duplicate_key():
        match {"a": 1}:
            case {Color.RED: _, 1: _}:
                pass
            case _:
                return "no duplicate"
    for f in (too_many, bad_args, not_text, twice, raises, no_arguments, builtin_too_many, duplicate_key):
        one(f)
    return cases


for line in errors():
    print(line)


def bindings():
    x = y = "before"
    match [1, 2, 3]:
        case [x, y]:
            pass
        case [x, 5, y]:
            pass
        case _:
            pass
    return x, y


print(bindings())

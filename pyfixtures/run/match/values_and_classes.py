# Value patterns, class patterns with properties, __match_args__ along inheritance, and what their lookups raise.
class Color:
    RED, GREEN = "red", "green"

    class Deep:
        BLUE = ("b",)


class Noisy:
    @property
    def BAD(self):
        raise RuntimeError("asked for BAD")

    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(name)

    def __eq__(self, other):
        print("  compared with", other)
        return other == 5


def value(v):
    match v:
        case Color.RED:
            return "red"
        case Color.Deep.BLUE:
            return "blue"
        case [Color.GREEN, Color.RED | Color.GREEN as second]:
            return "pair", second
        case {Color.RED: inner}:
            return "keyed", inner
        case 5 | 6.0:
            return "number"


noisy = Noisy()
for v in ("red", ("b",), ["green", "red"], ["green", "blue"], {"red": 1}, 5.0, 6, noisy, "none"):
    print(type(v).__name__, value(v))


class Base:
    __match_args__ = ("a", "b")

    def __init__(self, a, b, c=None):
        self.a, self.b, self.c = a, b, c


class Child(Base):
    @property
    def d(self):
        return self.a + self.b


class Renamed(Base):
    __match_args__ = ("c", "a")


class Bare(Base):
    __match_args__ = ()


def classes(v):
    match v:
        case Renamed(c, a):
            return "renamed", c, a
        case Bare():
            return "bare"
        case Child(1, b=2, d=sum_):
            return "child", sum_
        case Base(1 | 2 as a, Base(b=inner)):
            return "nested", a, inner
        case Base(a, c=None):
            return "base", a
        case Base():
            return "with c"
        case bool(b):
            return "bool", b
        case int(n) | float(n):
            return "number", n
        case str(s) | bytes(s) | bytearray(s):
            return "text", s
        case list(l) | tuple(l) | set(l) | frozenset(l):
            return "container", l
        case dict(d):
            return "dict", d
        case type(__name__=name):
            return "type", name
        case object(real=r):
            return "has real", r
        case object(__class__=c):
            return "object", c.__name__


for v in (Base(1, 2), Base(1, 2, 3), Child(1, 2), Child(3, 4), Renamed(1, 2, 3), Bare(1, 2), Base(2, Base(0, 9)), True, 7, 2.5, "s", b"b", bytearray(b"x"), [1], (2,), {3}, frozenset(), {"k": 1}, int, 3j, None, noisy.x1):
    print(type(v).__name__, classes(v))


def broken(run):
    try:
        return run()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def many():
    match Base(1, 2):
        case Base(a, b, c):
            pass


def twice():
    match Base(1, 2):
        case Base(1, a=1):
            pass


def not_class():
    match 5:
        case noisy():
            pass


def args_of(spec):
    class Odd:
        __match_args__ = spec
        x = 1

    match Odd():
        case Odd(1):
            return "matched"
    return "no match"


def missing_value():
    match 1:
        case Color.MISSING:
            pass


def raising_attribute():
    match noisy:
        case Noisy(BAD=_):
            pass


def absent_attribute():
    match noisy:
        case Noisy(absent=_):
            return "matched"
        case Noisy(xy="XY"):
            return "through __getattr__"


def builtin_with_two():
    match 5:
        case int(1, 2):
            pass


def no_match_args():
    match noisy:
        case Noisy(1):
            pass


for f in (many, twice, not_class, missing_value, raising_attribute, absent_attribute, builtin_with_two, no_match_args):
    print(f.__name__, broken(f))
for spec in (("x",), ["x"], "x", (1,), ("y",), (), None):
    print(spec, broken(lambda: args_of(spec)))


class Meta(type):
    def __instancecheck__(cls, instance):
        print("  instancecheck", instance)
        return instance == 42


class Virtual(metaclass=Meta):
    pass


for v in (42, 43):
    match v:
        case Virtual():
            print(v, "is virtual")
        case _:
            print(v, "is not")

"""Class patterns: positions, keywords, builtin classes, errors."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named(Point):
    __match_args__ = ("name",)

    def __init__(self, name, x, y):
        super().__init__(x, y)
        self.name = name


class NoArgs:
    a = 1


class Loud:
    __match_args__ = ("p", "q")

    def __getattr__(self, name):
        print("  asked", name)
        if name == "q":
            raise AttributeError(name)
        return name


def m(v):
    match v:
        case Named("origin"):
            return "named origin"
        case Named(n, x=0):
            return "named on the axis", n
        case Point(0, 0):
            return "origin"
        case Point(x, y=0) | Point(0, x):
            return "axis", x
        case Point(x=Point(x, y), y=z):
            return "nested", x, y, z
        case Point():
            return "point"
        case NoArgs(a=1, b=2):
            return "a and b"
        case NoArgs(a=x):
            return "a", x
        case bool(b):
            return "bool", b
        case int(i) | float(i):
            return "number", i
        case str(s):
            return "str", s
        case dict(d):
            return "dict", d
        case list([a, b]):
            return "list of two", a, b
        case tuple(t):
            return "tuple", t
        case set() | frozenset():
            return "a set"
        case bytes(b) | bytearray(b):
            return "bytes", b
        case type():
            return "a class"
        case Loud(p, q):
            return "loud", p, q
        case Loud(p):
            return "less loud", p
        case _:
            return "other"


n = NoArgs()
n2 = NoArgs()
n2.b = 2
for v in [
    Named("origin", 1, 1),
    Named("n", 0, 1),
    Named("n", 1, 1),
    Point(0, 0),
    Point(5, 0),
    Point(0, 6),
    Point(Point(1, 2), 3),
    Point(7, 7),
    n,
    n2,
    True,
    5,
    2.5,
    "s",
    {"k": 1},
    [1, 2],
    [1, 2, 3],
    (1,),
    {1},
    b"b",
    int,
    Loud(),
    None,
]:
    print(m(v))


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def too_many():
    match Point(1, 2):
        case Point(1, 2, 3):
            pass


def no_match_args():
    match NoArgs():
        case NoArgs(1):
            pass


def too_many_builtin():
    match 5:
        case int(1, 2):
            pass


def duplicate():
    match Point(1, 2):
        case Point(1, x=1):
            pass


def not_a_class():
    K = 5
    match 5:
        case K():
            pass


def bad_match_args():
    class Bad:
        __match_args__ = ["x"]

    match Bad():
        case Bad(1):
            pass


def bad_match_arg():
    class Bad:
        __match_args__ = (1,)

    match Bad():
        case Bad(1):
            pass


def raising_attribute():
    class Raises:
        @property
        def x(self):
            raise ValueError("from the property")

    match Raises():
        case Raises(x=1):
            pass


def metaclass_decides():
    class Meta(type):
        def __instancecheck__(cls, instance):
            return instance == "mine"

    class Checks(metaclass=Meta):
        pass

    match "mine":
        case Checks():
            return "by the metaclass"


for f in (
    too_many,
    no_match_args,
    too_many_builtin,
    duplicate,
    not_a_class,
    bad_match_args,
    bad_match_arg,
    raising_attribute,
    metaclass_decides,
):
    attempt(f)

# __slots__ with dict, weakref, inheritance, names mangled, defaults refused, class assignment, copying and deletion.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Point:
    __slots__ = ("x", "y", "__hidden")

    def __init__(self, x, y):
        self.x, self.y, self.__hidden = x, y, x * y

    def hidden(self):
        return self.__hidden


class Named(Point):
    __slots__ = {"name": "the name of it", "__dict__": "everything else"}


class Weak(Point):
    __slots__ = ("__weakref__",)


class Open(Point):
    pass


class Shadow(Point):
    __slots__ = ("x",)


class Empty:
    __slots__ = ()


p = Point(2, 3)
print(p.x, p.hidden(), attempt(lambda: p.z), attempt(lambda: setattr(p, "z", 1)), attempt(lambda: p.__dict__), attempt(lambda: vars(p)), attempt(lambda: p.__weakref__), sorted(n for n in dir(Point) if "hid" in n))
del p.y
print(attempt(lambda: p.y), attempt(lambda: delattr(p, "y")), hasattr(p, "y"), Point.__slots__, repr(Point.x), Point.x.__get__(p), attempt(lambda: Point.x.__get__(5)), attempt(lambda: Point.x.__set__(Empty(), 1)), Point.y.__set__(p, 9), p.y, type(Point.x).__name__, Point.x.__objclass__.__name__, Point.x.__doc__)
n = Named(1, 2)
n.name, n.extra = "n", "in dict"
print(n.__dict__, n.name, Named.name.__doc__, n.__dict__.update(x="hidden by slot"), n.x, attempt(lambda: setattr(n, "__dict__", {"new": 1})), n.__dict__, attempt(lambda: setattr(n, "__dict__", 5)), Named.__slots__["name"])
o = Open(1, 2)
o.free = 1
print(vars(o), Open.__weakrefoffset__ != 0, Point.__weakrefoffset__, Weak.__weakrefoffset__ != 0, Point.__dictoffset__, Open.__dictoffset__ != 0)
s = Shadow(1, 2)
print(s.x, attempt(lambda: Point.x.__get__(s)), Point.x.__set__(s, "base slot"), s.x, Point.x.__get__(s))
print(attempt(lambda: setattr(Empty(), "a", 1)), attempt(lambda: setattr(Empty(), "__class__", Point)))


class Same:
    __slots__ = ("x", "y", "__hidden")


class SameWithout:
    __slots__ = ("x", "y")


class Swapped:
    __slots__ = ("y", "x")


def assign(a, b):
    a = a()
    a.__class__ = b
    return type(a).__name__


print(attempt(lambda: assign(SameWithout, Swapped)), attempt(lambda: assign(Same, SameWithout)), attempt(lambda: assign(Empty, type("E2", (), {"__slots__": ()}))), attempt(lambda: assign(Empty, type("E3", (), {}))))
for body, bases in (({"__slots__": ("a",), "a": 1}, ()), ({"__slots__": ("1a",)}, ()), ({"__slots__": (5,)}, ()), ({"__slots__": 5}, ()), ({"__slots__": "one"}, ()), ({"__slots__": ("__dict__", "__dict__")}, ()), ({"__slots__": ("__weakref__", "__weakref__")}, ()), ({"__slots__": ("a", "a")}, ()), ({"__slots__": ("__dict__",)}, (Open,)), ({"__slots__": ("a",)}, (int,)), ({"__slots__": ()}, (int,)), ({"__slots__": ("a",)}, (str,)), ({"__slots__": ("a",)}, (tuple,)), ({}, (Point, Same)), ({"__slots__": ()}, (Point, Empty)), ({"__slots__": ("__weakref__",)}, (Weak,)), ({"__slots__": iter(["it", "er"])}, ()), ({"__slots__": ["l"]}, ())):
    made = attempt(lambda: type("Made", bases, dict(body)))
    print(made if isinstance(made, str) else sorted(k for k in vars(made) if k not in ("__module__", "__doc__", "__static_attributes__", "__firstlineno__")))


class Counter:
    __slots__ = ("value",)

    def __init__(self):
        self.value = 0

    def __getattr__(self, name):
        return f"computed {name}"

    def __setattr__(self, name, value):
        super().__setattr__(name, value if name == "value" else attempt(lambda: 1 / 0))


c = Counter()
c.value += 5
del c.value
print(c.value, c.other, attempt(lambda: setattr(c, "other", 1)), isinstance(Counter.value, type(Point.x)), Counter.value is vars(Counter)["value"])
print([attempt(lambda: setattr(v, "attribute", 1)) for v in (1, "s", (), [], None, object(), len, Ellipsis, 1.5)], attempt(lambda: setattr(lambda: 0, "ok", 1)), attempt(lambda: object().__dict__))

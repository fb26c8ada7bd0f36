class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), P.__slots__, type(P.x).__name__)
p.y = 2
del p.x
for f in (lambda: p.x, lambda: setattr(p, "z", 1), lambda: P.x.__get__(5), lambda: delattr(p, "x"), lambda: p.__dict__):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class Q(P):
    pass


class R(P):
    __slots__ = ["z", "__dict__"]


q, r = Q(5), R(6)
q.extra = r.extra = "dict"
r.z = 9
print(q.__dict__, q.x, r.z, r.__dict__)
for body in ({"__slots__": ("a",), "a": 1}, {"__slots__": ("1bad",)}, {"__slots__": 5}):
    try:
        type("Bad", (), body)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, key)
        cls.registry[key or cls.__name__] = cls


class One(Plugin, key="uno"):
    pass


class Two(One):
    pass


print(sorted(Plugin.registry))
try:
    class Three(One, bad=1):
        pass
except TypeError as e:
    print(e)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Generic[int.__name__], Generic[1, 2])


class New:
    made = 0

    def __new__(cls, *args):
        print("new", cls.__name__, args)
        cls.made += 1
        if args == ("other",):
            return 42
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)


print(type(New(1)).__name__, New("other"), New.made)


class Singleton:
    it = None

    def __new__(cls):
        if cls.it is None:
            cls.it = object.__new__(cls)
        return cls.it


print(Singleton() is Singleton())


class Deleted:
    def __del__(self):
        print("del called")


d = Deleted()
d = None
e = [Deleted(), Deleted()]
del e[0]
e.clear()
def scope():
    local = Deleted()
    return "leaving"


print(scope())
try:
    class BadInit:
        def __init__(self):
            return 5
    BadInit()
except TypeError as err:
    print(err)

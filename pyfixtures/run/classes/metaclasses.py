class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"injected": 1}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls):
        return 7

    def __getattr__(cls, name):
        return f"meta {name}"

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __contains__(cls, item):
        return item == "in"

    def __iter__(cls):
        return iter("abc")

    def __instancecheck__(cls, obj):
        return obj == "instance"

    def __subclasscheck__(cls, sub):
        return sub is int

    @property
    def prop(cls):
        return "meta property"


Meta.__prepare__ = classmethod(lambda mcs, name, bases, **kw: (print("prepare", name, kw), {"injected": 1})[1])


class A(metaclass=Meta, flag=True):
    y = injected + 1

    def __init__(self, v=0):
        self.v = v


class B(A):
    pass


print(A, A(5).v, len(B), A.y, B.unknown, "in" in A, list(A), isinstance("instance", A), isinstance(5, A), issubclass(int, B), A.prop, type(A) is Meta, type(B).__name__, isinstance(A(), A) or "exact type only")
print(type(A(1)) is A, isinstance(A(1), A))
Dyn = Meta("Dyn", (), {"z": 3})
print(Dyn.z, Dyn.__class__.__name__)


class M2(type):
    pass


for bases in ((A, M2("C2", (), {})),):
    try:
        type("Clash", bases, {})
    except TypeError as e:
        print(e)


def make(name, bases, ns):
    return (name, bases, ns["x"])


class NotAClass(metaclass=make):
    x = 5


print(NotAClass)
T = type("T", (list,), {"hello": lambda self: f"hello {len(self)}", "attr": 1})
print(T([1, 2]).hello(), T.__name__, T.__mro__[1].__name__, T.__module__, type(T()), T.__qualname__)


class Entry:
    def __mro_entries__(self, bases):
        return (dict,)


class FromEntry(Entry()):
    pass


print(FromEntry.__mro__[1], FromEntry.__orig_bases__[0].__class__.__name__, FromEntry(a=1))
for f in (lambda: type("x"), lambda: type(1, 2), lambda: type("A", [], {}), lambda: type(5, (), {}), lambda: type("A", (5,), {}), lambda: type("A", (), []), lambda: type.__call__(), lambda: A.mro(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
T.__name__ = "Renamed"
print(T, T.__name__, T.__qualname__)
A.added = lambda self: "added method"
print(A().added(), type.__name__, type(type) is type, object.__class__, type.__mro__)

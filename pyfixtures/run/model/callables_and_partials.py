# What can be called and how: bound methods, classmethods, staticmethods, __call__ on classes, functions as attributes, equality of methods.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class C:
    def method(self, *a, **k):
        return self, a, k

    @classmethod
    def of_class(cls, *a):
        return cls.__name__, a

    @staticmethod
    def free(*a):
        return a

    builtin = len
    lam = lambda self: "lambda of " + type(self).__name__
    nested = classmethod(staticmethod(lambda *a: a))
    of_property = staticmethod(property(lambda self: 1))

    def __call__(self, *a):
        return "called", a

    def __repr__(self):
        return "c"

    def __eq__(self, other):
        return isinstance(other, C)

    __hash__ = None


class D(C):
    @classmethod
    def of_class(cls, *a):
        return super().of_class("from D", *a)


c, d = C(), D()
print(c.method(1, k=2), C.method(c, 3), c.of_class(1), C.of_class(), D.of_class(2), d.of_class(), c.free(1, 2), C.free(), c.builtin([1, 2]), c.lam(), d.lam(), c(5), c.__call__(6), attempt(lambda: c.nested(1)), attempt(C.method))
m = c.method
print(m.__self__, m.__func__ is C.method, m.__name__, m.__qualname__, m == c.method, m is c.method, m == C().method, m != d.lam, m.__doc__, m.__module__, attempt(lambda: setattr(m, "x", 1)), attempt(lambda: m.nothing), C.of_class.__self__.__name__, C.of_class.__func__.__name__, D.of_class.__func__ is C.of_class.__func__)
C.method.tag = "function attribute"
print(m.tag, c.method.tag, m.__dict__ if hasattr(m, "__dict__") else "", type(m)(len, [1, 2, 3])(), attempt(lambda: type(m)(5, 1)), attempt(lambda: type(m)(len)), attempt(lambda: type(m)(len, None)), type(m)(C, 1).__self__, m.__get__(5) is m, m.__reduce__()[0].__name__)
print(vars(C)["free"].__func__.__name__, vars(C)["of_class"].__func__.__name__, vars(C)["free"](1), attempt(lambda: vars(C)["of_class"](1)), vars(C)["free"].__wrapped__.__qualname__, vars(C)["free"].__name__, vars(C)["of_class"].__doc__, vars(C)["of_class"].__isabstractmethod__, staticmethod(len)([1]), repr(staticmethod(len)), repr(classmethod(len)))
instance_function = c.__dict__.setdefault("own", lambda *a: a)
print(c.own(1), attempt(lambda: len(5)), attempt(lambda: c.builtin()), [].append.__self__, "x".join.__self__, [].append == [].append, (a := []).append == a.append, hash(a.append) == hash(a.append), str.upper("x"), attempt(lambda: str.upper(5)), attempt(lambda: str.upper()), str.upper.__get__("abc")(), attempt(lambda: str.upper.__get__(5)), repr(str.upper), repr(int.__add__), type((1).__add__).__name__, (1).__add__ == (1).__add__, (1).__add__.__self__, int.__add__.__objclass__.__name__, dict.fromkeys.__self__.__name__)


class Meta(type):
    def __call__(cls, *a, **k):
        if k.pop("raw", False):
            return "raw", a
        return super().__call__(*a, **k)


class WithMeta(metaclass=Meta):
    def __new__(cls, *a):
        return super().__new__(cls) if a != ("other",) else "not an instance"

    def __init__(self, *a):
        self.a = a


print(WithMeta(1, raw=True), WithMeta(1).a, WithMeta("other"), attempt(lambda: WithMeta(1, x=2)), attempt(lambda: object(1)), attempt(lambda: type("X", (), {})(1)), attempt(lambda: C(1)), attempt(lambda: type("Y", (), {"__new__": lambda cls, x: object.__new__(cls)})()), attempt(lambda: type("Z", (), {"__init__": lambda self: 5})()), attempt(lambda: object.__new__(int)), attempt(lambda: object.__new__(5)), attempt(lambda: int.__new__(str)), attempt(lambda: object.__new__()))
for wrong in (lambda: 5(), lambda: "x"(), lambda: None(), lambda: [](), lambda: C.missing(), lambda: c.of_property(), lambda: (lambda a, /, b, *, k: 0)(1), lambda: (lambda a, /, b: 0)(a=1, b=2), lambda: (lambda: 0)(1), lambda: (lambda a: 0)(1, a=2), lambda: (lambda *, k: 0)(), lambda: (lambda a, b, c: 0)(1), lambda: (lambda a=1: 0)(1, 2, 3), lambda: (lambda: 0)(x=1), lambda: (lambda *a: a)(*5), lambda: (lambda **k: k)(**5), lambda: (lambda **k: k)(**{1: 2}), lambda: (lambda k: k)(**{"k": 1}, **{"k": 2}), lambda: print(sep=5), lambda: C.method()):
    print(attempt(wrong))
print((lambda a, /, b=2, *c, d, e=5, **f: (a, b, c, d, e, f))(1, *[3, 4], **{"d": 6, "a": 7}), (lambda *a, **k: (a, k))(*"ab", 1, *range(2), x=1, **{"y": 2}, z=3), max(*[1, 2], key=lambda v: -v), dict([("a", 1)], **{"b": 2}), "{}{}".format(*"ab"), print(*[], sep="", end=""))

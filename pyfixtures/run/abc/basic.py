"""_abc, driven as abc.ABCMeta does."""
from _abc import (_abc_init, _abc_instancecheck, _abc_register, _abc_subclasscheck, _get_dump, _reset_caches, _reset_registry, get_cache_token)


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        return _abc_subclasscheck(cls, subclass)


def abstract(f):
    f.__isabstractmethod__ = True
    return f


def t(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class A(metaclass=ABCMeta):
    @abstract
    def f(self): pass

    @property
    @abstract
    def p(self): pass


class B(A):
    def f(self): pass


class C(B):
    p = 1


print(sorted(A.__abstractmethods__), sorted(B.__abstractmethods__), C.__abstractmethods__)
t(A); t(B); t(lambda: type(C()).__name__)
print(isinstance(C(), A), isinstance(3, A), issubclass(B, A), issubclass(int, A))
start = get_cache_token()
print(A.register(int) is int, isinstance(3, A), isinstance(True, A), issubclass(int, A), issubclass(int, B), get_cache_token() - start)
t(A.register, 3); t(issubclass, 3, A); t(_abc_register, A, A)


class D(metaclass=ABCMeta):
    pass


class E(D):
    pass


t(E.register, D); print(D.register(E) is E); D.register(str); print(issubclass(str, D), isinstance("x", D), isinstance(b"x", D))


class Hooked(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, sub):
        if sub is float:
            return True
        if sub is complex:
            return 5
        return NotImplemented if sub is not bytes else False


print(issubclass(float, Hooked), issubclass(bytes, Hooked), issubclass(list, Hooked), isinstance(1.5, Hooked)); t(issubclass, complex, Hooked)
registry, cache, negative, version = _get_dump(Hooked)
print(len(registry), sorted(r().__name__ for r in cache), sorted(r().__name__ for r in negative), type(version).__name__)
_reset_caches(Hooked); print(_get_dump(Hooked)[1:3]); _reset_registry(A); _reset_caches(A); print(isinstance(3, A))


class Seq(metaclass=ABCMeta):
    __abc_tpflags__ = 1 << 5


class Mine:
    def __len__(self): return 2
    def __getitem__(self, i): return (5, 6)[i]


def match(x):
    match x:
        case [a, b]: return a, b
        case _: return "no"


print(match(Mine()), hasattr(Seq, "__abc_tpflags__")); Seq.register(Mine); print(match(Mine()))


class Sub(Seq, Mine): pass


print(match(Sub())); t(lambda: ABCMeta("Both", (), {"__abc_tpflags__": 96})); t(_abc_init, 3); t(_abc_subclasscheck, int, int); print(type(A._abc_impl))


class Fake:
    __class__ = property(lambda self: C)


print(isinstance(Fake(), A), isinstance(Fake(), D))

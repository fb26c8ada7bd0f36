# fixture: 64-bit
# Recursion without an end through every kind of special method, builtin function and native callback.
import _collections
import _functools
import _operator
import itertools


def attempt(label, f):
    try:
        f()
        print(label, "ended")
    except RecursionError as e:
        print(label, "RecursionError")
    except Exception as e:
        print(label, type(e).__name__)


class R:
    def __getattr__(self, name): return getattr(self, name + "x")
    def __getitem__(self, key): return self[key]
    def __setitem__(self, key, value): self[key] = value
    def __delitem__(self, key): del self[key]
    def __call__(self): return self()
    def __len__(self): return len(self)
    def __contains__(self, v): return v in self
    def __iter__(self): return iter(self)
    def __reversed__(self): return reversed(self)
    def __eq__(self, other): return self == other
    def __lt__(self, other): return self < other
    def __hash__(self): return hash(self)
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __format__(self, spec): return format(self, spec)
    def __bytes__(self): return bytes(self)
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __complex__(self): return complex(self)
    def __index__(self): return _operator.index(self)
    def __round__(self): return round(self)
    def __abs__(self): return abs(self)
    def __neg__(self): return -self
    def __invert__(self): return ~self
    def __add__(self, other): return self + other
    def __iadd__(self, other): self += other
    def __radd__(self, other): return other + self
    def __pow__(self, other, mod=None): return pow(self, other, mod)
    def __matmul__(self, other): return self @ other
    def __divmod__(self, other): return divmod(self, other)
    def __enter__(self):
        with self: pass
    def __exit__(self, *about): pass
    def __dir__(self): return dir(self)
    def __instancecheck__(self, v): return isinstance(v, self)
    def __subclasscheck__(self, v): return issubclass(v, self)
    def __reduce_ex__(self, n): return self.__reduce_ex__(n)
    def __next__(self): return next(self)
    def __length_hint__(self): return _operator.length_hint(self)
    def __sizeof__(self): return self.__sizeof__()


class B:
    def __bool__(self): return bool(self)


class S:
    def __setattr__(self, name, value): setattr(self, name, value)
    def __delattr__(self, name): delattr(self, name)


class G:
    def __getattribute__(self, name): return getattr(self, name)


r = R()
cases = dict(
    getattr=lambda: r.x, getitem=lambda: r[0], setitem=lambda: r.__setitem__(0, 1), delitem=lambda: r.__delitem__(0), call=lambda: r(), len=lambda: len(r),
    contains=lambda: 1 in r, iter=lambda: iter(r), reversed=lambda: reversed(r), eq=lambda: r == 1, lt=lambda: r < 1, hash=lambda: hash(r), repr=lambda: repr(r),
    str=lambda: str(r), format=lambda: format(r, ""), bytes=lambda: bytes(r), int=lambda: int(r), float=lambda: float(r), complex=lambda: complex(r),
    index=lambda: _operator.index(r), round=lambda: round(r), abs=lambda: abs(r), neg=lambda: -r, invert=lambda: ~r, add=lambda: r + 1,
    iadd=lambda: _operator.iadd(r, 1), radd=lambda: 1 + r, pow=lambda: pow(r, 2, 3), matmul=lambda: r @ 1, divmod=lambda: divmod(r, 1), enter=lambda: r.__enter__(),
    dir=lambda: dir(r), isinstance=lambda: isinstance(1, r), issubclass=lambda: issubclass(int, r), reduce=lambda: r.__reduce_ex__(2), next=lambda: next(r),
    hint=lambda: _operator.length_hint(r), sizeof=lambda: r.__sizeof__(), bool=lambda: bool(B()), setattr=lambda: setattr(S(), "a", 1),
    delattr=lambda: delattr(S(), "a"), getattribute=lambda: G().x, fstring=lambda: f"{r}", percent=lambda: "%s" % r, percent_r=lambda: "%r" % r,
    in_list=lambda: repr([r]), in_dict=lambda: repr({1: r}), list_eq=lambda: [r] == [1], tuple_lt=lambda: (r,) < (1,), index_of=lambda: [r].index(1),
    dict_key=lambda: {r: 1}, set_add=lambda: {r}, sort=lambda: [r, r].sort(), max=lambda: max(r, r), sum=lambda: sum([r, r]), join=lambda: ",".join(r),
    star=lambda: print(*r), unpack=lambda: [*r], starred=lambda: (lambda a, *b: 0)(*r), str_mod=lambda: "{}".format(r), slice=lambda: [1, 2][r:], range=lambda: range(r),
    map_key=lambda: sorted([1, 2], key=lambda v: cases["map_key"]()), reduce_f=lambda: _functools.reduce(lambda a, b: cases["reduce_f"](), [1, 2]),
    filter=lambda: list(filter(lambda v: cases["filter"](), [1])), map=lambda: list(map(lambda v: cases["map"](), [1])), partial=lambda: _functools.partial(cases["partial"])(),
    starmap=lambda: list(itertools.starmap(lambda v: cases["starmap"](), [(1,)])), accumulate=lambda: list(itertools.accumulate([1, 2], lambda a, b: cases["accumulate"]())),
    defaultdict=lambda: _collections.defaultdict(lambda: cases["defaultdict"]())[1], iter_sentinel=lambda: list(iter(lambda: cases["iter_sentinel"](), 1)),
    methodcaller=lambda: _operator.methodcaller("__call__")(cases["methodcaller"]), type_call=lambda: type("T", (), {"__init__": lambda s: type(s)()})(),
    new=lambda: type("T", (), {"__new__": lambda c: c()})(), set_name=lambda: type("T", (), {"a": Named()}), init_subclass=lambda: type("T", (Base,), {}),
    property=lambda: P().p, descriptor=lambda: P().d, meta_call=lambda: M("T", (), {})(), mro=lambda: Mro("T", (), {}), prepare=lambda: Prepared("T", (), {}),
)


class Named:
    def __set_name__(self, owner, name): type("T", (), {"a": self})


class Base:
    def __init_subclass__(cls): type("T", (Base,), {})


class D:
    def __get__(self, o, c): return o.d


class P:
    d = D()

    @property
    def p(self): return self.p


class M(type):
    def __call__(cls): return cls()


class Mro(type):
    def mro(cls): return Mro("U", (), {}).__mro__


class Prepared(type):
    @classmethod
    def __prepare__(cls, *args): return {}

    def __new__(cls, *args): return cls(*args)


for label, f in cases.items():
    attempt(label, f)

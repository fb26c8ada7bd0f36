class I(int):
    __str__ = int.__repr__
    __format__ = int.__format__
    def __repr__(self): return "<I>"
print(I(3).__str__(), I(3).__format__(''), str(I(3)), format(I(3), ''), f"{I(3)}", "%s %d %r" % (I(3),I(3),I(3)), "{}".format(I(3)))
class S(str):
    __str__ = str.__repr__
    def __repr__(self): return "<S>"
print(str(S("a")), f"{S('a')}", format(S("a")), "%s" % S("a"))
class F(float):
    __str__ = float.__repr__
    def __repr__(self): return "<F>"
    __hash__ = object.__hash__
    __add__ = float.__sub__
print(str(F("1")), f"{F('1')}", format(F("1")), F(3)+F(1))
class L(list):
    __len__ = list.__sizeof__
    __repr__ = object.__repr__
    __str__ = list.__repr__
    __eq__ = object.__eq__
    __hash__ = object.__hash__
print(str(L([1])), L()==L(), hash(L()) != 0)
class R(int):
    __add__ = int.__rsub__
    __sub__ = int.__add__
    __lt__ = int.__gt__
    __neg__ = int.__invert__
    __bool__ = int.__index__ if False else int.__bool__
    __index__ = int.__neg__
print(R(5) + 3, R(5) - 3, R(5) < 3, -R(5), bool(R(0)), [1, 2, 3][R(1)], 3 + R(5))
class Q(list):
    __contains__ = list.__eq__
    __iter__ = list.__reversed__
    __call__ = list.__getitem__
    __getattr__ = list.index
print([1] in Q([1]), list(Q([1, 2])), Q([7])(0))
class N:
    __str__ = None
    __len__ = None
    __iter__ = None
for f in (str, len, iter):
    try: f(N())
    except TypeError as e: print(e)

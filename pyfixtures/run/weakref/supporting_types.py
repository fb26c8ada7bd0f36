"""To which objects weak references can be made."""
import _weakref as W


class C:
    def m(self):
        pass


class SL:
    __slots__ = ()


class SL2:
    __slots__ = ("__weakref__",)


class SL3(SL):
    pass


class TL(tuple):
    pass


class IL(int):
    pass


class LL(list):
    pass


class DS(dict):
    __slots__ = ()


class ST(set):
    __slots__ = ()


def gen():
    yield


async def co():
    pass


objects = [
    1, "a", None, (), [], {}, 1.5, b"", object(), set(), frozenset(), len, C, C(), C.m, C().m, gen(), gen,
    W, memoryview(b""), gen.__code__, range(1), slice(1), int, list[int], property(), staticmethod(gen), Ellipsis,
    iter([]), C.__dict__, zip(), super(C, C()), Exception(), bytearray(), [].append, int.__add__, "a".join, str.join,
    type.__dict__["__dict__"], SL(), SL2(), SL3(), TL(), IL(), LL(), DS(), ST(), NotImplemented, 2j, True,
]
for x in objects:
    try:
        print(type(x).__name__, W.ref(x)() is x, type(x).__weakrefoffset__ != 0)
    except TypeError as e:
        print(e, type(x).__weakrefoffset__ != 0)

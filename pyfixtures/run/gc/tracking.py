"""gc.is_tracked: atoms, containers of atoms, instances."""
import gc
import sys

gc.disable()


class A:
    pass


class S:
    __slots__ = ()


class SS(str):
    __slots__ = ()


class II(int):
    pass


class TT(tuple):
    __slots__ = ()


print([gc.is_tracked(x) for x in (0, "a", 1.5, None, 2j, b"", object(), range(1), bytearray(), Ellipsis)])
print([gc.is_tracked(x) for x in ([], set(), frozenset(), slice(1), sys, len, A, A(), S(), SS("a"), II(1), TT())])
print([gc.is_tracked(x) for x in ({}, {"a": 1}, {"a": []}, {"a": {}}, dict(a=1), {k: 1 for k in "ab"})])
print(gc.is_tracked(int), gc.is_tracked(A.__dict__), gc.is_tracked(A().__init__), gc.is_tracked(lambda: 0))
print(gc.is_tracked((lambda: 0).__code__), gc.is_tracked(property()), gc.is_tracked(memoryview(b"")), gc.is_tracked(zip()))
print(gc.is_tracked(()), gc.is_tracked(([],)), gc.is_tracked(iter("")), gc.is_tracked(iter([])), gc.is_tracked(vars(A())))
t = tuple([1, 2])
u = (t, (str(),))
v = (t, [])
print(gc.is_tracked(t), gc.is_tracked(u), gc.is_tracked(v))
gc.collect()
gc.collect()
print(gc.is_tracked(t), gc.is_tracked(v))
d = {"a": 1}
d["t"] = 2.5
print(gc.is_tracked(d))
d["l"] = []
print(gc.is_tracked(d))

"""Finalisers of cyclic garbage: callbacks of weak references first, then __del__ in the order of creation (PEP 442)."""
import _weakref
import gc

gc.disable()
gc.collect()


class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n, self.w() is None, self.o.n, [w() is None for w in seen])


seen = []
a = A("a")
b = A("b")
a.o = b
b.o = a
a.w = _weakref.ref(b)
b.w = _weakref.ref(a)
seen.append(_weakref.ref(a, lambda w: print("callback a", w() is None)))
seen.append(_weakref.ref(b, lambda w: print("callback b", w() is None)))
seen.append(_weakref.ref(b, lambda w: print("second callback b", w() is None)))
del a, b
print(gc.collect() >= 4)
seen.clear()
for count in (3, 5):
    nodes = [A(i) for i in range(count)]
    for x, y in zip(nodes, nodes[1:] + nodes[:1]):
        x.o = y
        x.w = _weakref.ref(y)
    del nodes, x, y
    print(gc.collect())

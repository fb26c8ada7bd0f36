"""Collections within finalisers and callbacks; large structures."""
import gc

gc.disable()
gc.collect()


class D:
    def __del__(self):
        print("in __del__:", gc.collect())


d = D()
d.d = d
del d
print(gc.collect())


class Node:
    __slots__ = ("next", "value")


def ring(n):
    first = node = Node()
    for i in range(n):
        node.next = Node()
        node = node.next
        node.value = i
    node.next = first


ring(999)
print(gc.collect())
deep = []
for _ in range(5000):
    deep = [deep]
holder = [deep]
holder.append(holder)
del deep, holder
print(gc.collect())
d = {}
d[1] = {2: {3: d}}
del d
print(gc.collect())
l = [[] for _ in range(10)]
for x in l:
    x.extend(l)
del l, x
print(gc.collect())


def count(n):
    return sum(type(o) is Node for o in gc.get_objects()) == n


keep = [Node(), Node()]
print(count(2))
keep.pop()
print(count(1))
gc.freeze()
x = []
x.append(x)
del x
print(gc.collect())
gc.unfreeze()
print(gc.collect())

"""Order and kind of what gc.get_referents and gc.get_referrers find."""
import gc
gc.collect()
class N:
    def __init__(self, n): self.n = n
l = []
l.append(l)
print([x is l for x in gc.get_referrers(l)])
n = N(1); n.me = n
print([type(x).__name__ for x in gc.get_referrers(n)])
d = {}
d["d"] = d
print([x is d for x in gc.get_referrers(d)])
print(gc.get_referents({"a": 1.5, "b": [2], 3: "x", (1,): None}))
print(gc.get_referents({"a": 1.5, "b": [2]}, {}, {1: 2}))
print(gc.get_referents([1, "a", (2,)], (3, 4), {5}))
class M(N):
    attribute = 1
for c in (N, M):
    found = gc.get_referents(c)
    print([type(x).__name__ for x in found], found[1:])
    print([k for k in found[0] if not k.startswith("__")])
print(gc.get_referents(int)[:0])

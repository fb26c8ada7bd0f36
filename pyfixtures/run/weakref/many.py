"""Many references to one object, dropped in any order."""
import _weakref as W


class C:
    pass


c = C()
refs = [W.ref(c, lambda r: order.append(refs.index(r))) for _ in range(40)]
order = []
proxies = [W.proxy(c, lambda p: order.append("p")) for _ in range(3)]
plain = W.ref(c)
print(W.getweakrefcount(c), W.getweakrefs(c).index(plain))
dropped = refs[::3]
for r in dropped:
    refs.remove(r) if False else None
    i = refs.index(r)
    refs[i] = None
del dropped, r
print(W.getweakrefcount(c))
del c
print(order)
objects = [C() for _ in range(100)]
weak = [W.ref(o) for o in objects]
del objects[10:90]
print(sum(w() is not None for w in weak))
objects.clear()
print(sum(w() is not None for w in weak))
c = C()
print(W.ref(c) is W.ref(c), W.getweakrefcount(c))
x = W.ref(c)
del x
print(W.getweakrefcount(c))

"""Callbacks: the newest first, dead references not called, exceptions ignored."""
import _weakref as W
import sys


class C:
    pass


out = []
x = C()
refs = [W.ref(x, lambda r, i=i: out.append((i, r() is None, r.__callback__))) for i in range(4)]
plain = W.ref(x)
p = W.proxy(x, lambda r: out.append("proxy"))
del refs[1]
print(W.getweakrefcount(x), W.getweakrefs(x)[0] is plain)
del x
print(out)
print(plain(), [r() for r in refs])


def chain(r):
    print("first dies")
    global second
    del second


first, second = C(), C()
w1 = W.ref(first, chain)
w2 = W.ref(second, lambda r: print("second dies"))
del first
print(w1(), w2())


class Owner:
    def __init__(self):
        self.child = C()
        self.watch = W.ref(self.child, lambda r: print("never: the reference dies with it"))


o = Owner()
w = W.ref(o, lambda r: print("owner"))
del o


class D:
    def __del__(self):
        print("del", w3() is self)


d = D()
w3 = W.ref(d, lambda r: print("callback after __del__", r() is None))
del d

sys.unraisablehook = lambda u: print("ignored", u.exc_value)


def bad(r):
    raise ValueError("bad callback")


x = C()
w4 = W.ref(x, bad)
w5 = W.ref(x, lambda r: print("still called"))
del x
x = C()
w6 = W.ref(x, 5)
del x


class Meta(type):
    pass


K = Meta("K", (), {})
wk = W.ref(K, lambda r: print("class gone"))
del K
import gc
gc.collect()
d = {}
x = C()
d[1] = W.ref(x)
W._remove_dead_weakref(d, 1)
print(len(d))
del x
W._remove_dead_weakref(d, 1)
print(len(d), W._remove_dead_weakref(d, 1))
d[2] = 3
for args in ((d, 2), (1, 2)):
    try:
        W._remove_dead_weakref(*args)
    except TypeError as e:
        print(e)

"""Weak references, __del__ and resurrection."""
import _weakref as W

kept = []


class A:
    def __del__(self):
        print("del", ref() is self, W.getweakrefcount(self))
        kept.append(self)


a = A()
ref = W.ref(a, lambda r: print("callback"))
del a
print(ref() is kept[0])
kept.clear()
print(ref())


class B:
    def __del__(self):
        global made
        made = W.ref(self, lambda r: print("made in __del__"))


B()
print(made())


class C:
    pass


c = C()
c.w = W.ref(c, lambda r: print("never"))
del c
c = C()
d = C()
refs = [W.ref(c, lambda r: print("c gone")), W.ref(d, lambda r: print("d gone"))]
c.d = d
del d
print("d is held")
del c
p = W.proxy(B.__init__) if False else None


class E:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


e = E()
table = {W.ref(e): "value"}
print(table[W.ref(e)], W.ref(E()) in table)
r = W.ref(e)
hash(r)
del e
print(len(table), table.get(r), list(table)[0]() is None)

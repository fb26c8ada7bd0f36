"""What gc.collect() returns for usual kinds of garbage."""
import gc

gc.collect()
gc.disable()


def show(name):
    print(name, gc.collect())


class A:
    pass


gc.collect()
a = A(); a.s = a; del a; show("instance")
a = A(); b = A(); a.b = b; b.a = a; a.l = [1, 2]; a.d = {"x": []}; del a, b; show("two instances")
l = []; l.append(l); del l; show("list")
l = []; l.append(l); l.append((int(),)); del l; show("list with tuple")
t = ([],); t[0].append(t); del t; show("tuple")
d = {}; d["d"] = d; del d; show("dict")
s = A(); s.s = {s}; del s; show("set")


def f():
    def g():
        return g
    return g


f(); show("closure")


class S:
    __slots__ = ("a",)


s = S(); s.a = s; del s; show("slots")


def g():
    x = yield
    yield


i = g(); next(i); i.send(i); del i; show("generator")


class B:
    def m(self):
        pass


a = B(); a.m2 = a.m; del a; show("bound method")
a = A(); a.m = a.__init__; del a; show("method wrapper")
l = []; it = iter(l); l.append(it); del l, it; show("iterator")


class K:
    def __init__(self):
        self.a = 1; self.b = 2; self.me = self


for i in range(10):
    K()
show("ten instances")


class E(Exception):
    pass


e = E(); e.e = e; del e
print(gc.collect() > 0)
show("nothing")

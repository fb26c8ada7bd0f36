"""The order in which what an object owns dies."""


class D:
    def __init__(self, n, *owned):
        self.n = n
        self.owned = owned

    def __del__(self):
        print(self.n, end=" ")


def title(text):
    print("|", text)


l = [D(1), D(2), D(3)]; del l; title("list")
l = (D(1), D(2), D(3)); del l; title("tuple")
l = {1: D(1), 2: D(2), 3: D(3)}; del l; title("dict")


class O:
    pass


o = O(); o.a = D(1); o.b = D(2); o.c = D(3); del o; title("instance")
l = [[D(1)], D(2), (D(3),)]; del l; title("nested")
l = [D(1), D(2), D(3)]; l.clear(); title("list.clear")
l = [D(1), D(2), D(3)]; l[:] = []; title("slice assignment")
l = [D(1), D(2), D(3)]; del l[:2]; title("slice deletion"); del l; print()
d = {1: D(1), 2: D(2), 3: D(3)}; d.clear(); title("dict.clear")


def f():
    a = D(1); b = D(2); c = D(3)


f(); title("locals")


def f(a, b, c):
    pass


f(D(1), D(2), D(3)); title("arguments")
l = [D("a", D("a1"), D("a2")), D("b", D("b1"))]; del l; title("depth first")


def f():
    a = D(1); b = D(2); c = D(3)
    raise ValueError


try:
    f()
except ValueError:
    pass
title("exception")


def g():
    a = D(1); b = D(2)
    yield


x = g(); next(x); del x; title("generator")


class S:
    __slots__ = ("z", "a", "m")


s = S(); s.z = D("z"); s.m = D("m"); s.a = D("a"); del s; title("slots")


class L(list):
    pass


s = L([D("i1"), D("i2")]); s.attr = D("attr"); del s; title("list subclass")
a = D(1); a = D(2); a = None; title("rebinding")

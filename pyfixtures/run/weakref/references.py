"""weakref.ref: calls, identity, equality, hashes, callbacks, subclasses."""
import _weakref as W


def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(r if not isinstance(r, W.ref) else "ref")
    except Exception as e:
        print(type(e).__name__, e)


class C:
    def __init__(self, v=0):
        self.v = v


c = C()
r = W.ref(c)
print(r() is c, W.ref(c) is r, W.ref(c, None) is r, W.ref(c, print) is r, r.__callback__)
print(W.getweakrefcount(c), W.getweakrefs(c) == [r], c.__weakref__ is r, C().__weakref__)
print(W.getweakrefcount(1), W.getweakrefs("a"), W.getweakrefcount(C))
attempt(W.ref)
attempt(W.ref, c, 1, 2)
attempt(W.ref, c, callback=1)
attempt(W.getweakrefcount)
attempt(r, 1)
attempt(r, a=1)
attempt(setattr, c, "__weakref__", 1)
attempt(delattr, c, "__weakref__")
attempt(setattr, r, "__callback__", 1)
attempt(lambda: r < r)
print(r == 1, r != 1, hash(r) == hash(c))


class E:
    def __init__(self, k):
        self.k = k

    def __eq__(self, o):
        return self.k == o.k

    def __hash__(self):
        return self.k


a, b, d = E(1), E(1), E(2)
ra, rb, rd = W.ref(a), W.ref(b), W.ref(d)
print(ra == rb, ra != rb, ra == rd, ra != rd, hash(ra))
del a
print(ra == rb, ra == ra, ra != rb, hash(ra), ra())
del b
attempt(hash, rb)
print(ra == rb, ra != rb)


class U:
    __hash__ = None


u = U()
attempt(hash, W.ref(u))


class R(W.ref):
    def __new__(cls, o, cb=None, x=1):
        return super().__new__(cls, o, cb)

    def __init__(self, o, cb=None, x=1):
        super().__init__(o, cb)
        self.x = x


z = R(c, None, 5)
print(z.x, z() is c, z is R(c), isinstance(z, W.ref), z == r, hash(z) == hash(r))


class RS(W.ref):
    __slots__ = ("k",)


z2 = RS(c)
z2.k = 1
print(z2.k)
attempt(setattr, z2, "q", 1)
attempt(W.ref, z2)
print(W.ref(z)() is z)
print(W.ref[int], W.ref is W.ReferenceType, W.ref.__name__, W.ref.__module__)
print(repr(ra)[-7:], str(r).split(" at ")[0], str(r).split("; ")[1].split(" at")[0])


class N:
    __name__ = "a name"


n = N()
print(repr(W.ref(n))[-9:])

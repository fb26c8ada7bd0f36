"""Weak references to classes: each base has one to its subclasses."""
import _weakref as W
import gc

gc.collect()


class A:
    pass


class B(A):
    pass


print(W.getweakrefcount(B), W.getweakrefs(B)[0]() is B, W.ref(B) is W.getweakrefs(B)[0])
print([c.__name__ for c in A.__subclasses__()])


class C(A):
    pass


class D(B, C):
    pass


print([c.__name__ for c in A.__subclasses__()], [c.__name__ for c in B.__subclasses__()])
w = W.ref(D)
del D
print(w() is None)
gc.collect()
print(w() is None, B.__subclasses__(), [c.__name__ for c in A.__subclasses__()])


class X:
    pass


C.__bases__ = (X,)
print([c.__name__ for c in A.__subclasses__()], [c.__name__ for c in X.__subclasses__()])
B.__bases__ = (X,)
print(A.__subclasses__(), [c.__name__ for c in X.__subclasses__()])
C.__bases__ = (A,)
B.__bases__ = (A,)
print([c.__name__ for c in A.__subclasses__()])
for i in range(50):
    type(f"T{i}", (A,), {})
gc.collect()
print(len(A.__subclasses__()))
A.f = lambda self: "f"
A.__len__ = lambda self: 7
print(B().f(), len(C()))

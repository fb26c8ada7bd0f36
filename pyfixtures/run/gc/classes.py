"""Classes are garbage that only the collector finds."""
import gc

gc.collect()
gc.disable()


def show(name):
    print(name, gc.collect())


class A:
    pass


gc.collect()


class C:
    pass


del C; show("plain")


class C(A):
    pass


print([c.__name__ for c in A.__subclasses__()])
del C
print([c.__name__ for c in A.__subclasses__()])
show("derived")
print(A.__subclasses__())


class C:
    x = 1

    def m(self):
        pass

    @property
    def p(self):
        return 1

    @classmethod
    def c(cls):
        pass

    @staticmethod
    def s():
        pass


del C; show("methods")


class C:
    __slots__ = ("a", "b")


del C; show("slots")


class M(type):
    pass


class C(metaclass=M):
    pass


del C; show("with metaclass")
del M; show("metaclass")


class C:
    def m(self):
        return super()


del C; show("with __class__ cell")
C = type("C", (), {}); del C; show("made by type()")


class C(list):
    pass


del C; show("of list")


class C(A, list):
    pass


del C; show("of two")


class E(Exception):
    pass


del E; show("exception")

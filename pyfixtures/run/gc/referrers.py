"""gc.get_referrers and gc.get_referents."""
import gc


class A:
    pass


a = A()
l = [a]
t = (a,)
d = {"k": a}
s = A()
s.attribute = a
found = gc.get_referrers(a)
print([any(o is x for o in found) for x in (l, t, d, globals())])


def f():
    return a


def g(x=a):
    return x


print(any(o is a for o in gc.get_referents(g.__defaults__)), any(o is g.__defaults__ for o in gc.get_referents(g)))
print([type(o).__name__ for o in gc.get_referents([1, "a", None, []])])
print(gc.get_referents({"k": 1.5, (1,): 2}))
print(any(o is A for o in gc.get_referents(a)))
c = (lambda y: lambda: y)(a)
print(gc.get_referents(c.__closure__[0]) == [a])
print(gc.get_referents(iter([5])) == [[5]], gc.get_referents(a.__init__)[-1:] != [], gc.get_referents(5))

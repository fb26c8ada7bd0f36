# Comprehensions in class bodies: what they see of the class, of the function around, and of __class__.
x = "global x"


def show(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class First:
    x = "class x"
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    sees = [x for _ in range(1)]
    nested = [[x, j] for j in items[:1]]
    lazy = list(x for _ in items[:1])
    as_set = {x for _ in items}
    as_dict = {i: x for i in items[1:]}
    in_lambda = (lambda: x)()
    outermost = [y for y in x]
    names = sorted(n for n in locals() if n[0] != "_")

    def method(self):
        return [__class__.__name__ for _ in range(2)], [self.items[i] for i in range(2)]


print(First.doubled, First.sees, First.nested, First.lazy, First.as_set, First.as_dict, First.in_lambda, First.outermost[:5])
print(First.names, First().method(), hasattr(First, "i"), hasattr(First, "j"))


def function(x):
    free = "free"

    class Inner:
        x = "inner x"
        free = "shadowed"
        a = [x for _ in "1"]
        b = [free for _ in "1"]
        c = [(lambda: free)() for _ in "1"]
        d = [f() for f in [lambda: i for i in range(3)]]
        e = [[i + j for j in range(i)] for i in range(3)]
        del x
        g = [x for _ in "1"]

    return Inner


inner = function("argument x")
print(inner.a, inner.b, inner.c, inner.d, inner.e, inner.g)


def fails_inside():
    class Broken:
        limit = 3
        values = [n for n in range(3) if n < limit]

    return Broken.values


def iterable_is_seen():
    class Fine:
        limit = 3
        values = [n for n in range(limit)]

    return Fine.values


def cells():
    class Holder:
        made = [lambda: n for n in range(2)]
        shared = made[0].__closure__[0] is made[1].__closure__[0]

    return [f() for f in Holder.made], Holder.shared, Holder.made[0].__qualname__


def private():
    class Mangled:
        __secret = [1, 2]
        found = [__n for __n in __secret]

        def get(self):
            return [self.__secret[__i] for __i in range(2)]

    return Mangled.found, Mangled().get(), sorted(n for n in vars(Mangled) if "secret" in n or "__n" in n)


def super_inside():
    class A:
        def f(self):
            return "A"

    class B(A):
        def f(self):
            return [super(B, self).f() for _ in range(2)], [super().f() for _ in range(1)]

    return B().f()


for f in (fails_inside, iterable_is_seen, cells, private, super_inside):
    print(f.__name__, show(f))

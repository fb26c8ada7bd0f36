ops = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift", "divmod"]


def binary(name):
    return lambda self, other: (name, self.v, getattr(other, "v", other))


ns = {"__init__": lambda self, v: setattr(self, "v", v)}
for op in ops:
    ns[f"__{op}__"] = binary(op)
    ns[f"__r{op}__"] = binary("r" + op)
Full = type("Full", (), dict(ns))
a, b = Full(1), Full(2)
for x, y in ((a, b), (a, 9), (9, a)):
    print(x + y, x - y, x * y, x / y, x // y, x % y, x**y, x @ y, x & y, x | y, x ^ y, x << y, x >> y, divmod(x, y))


class InPlace:
    def __init__(self):
        self.log = []

    def __iadd__(self, o):
        self.log.append(("iadd", o))
        return self

    def __imul__(self, o):
        self.log.append(("imul", o))
        return self

    def __sub__(self, o):
        return "sub fallback"


x = InPlace()
keep = x
x += 1
x *= 2
print(x is keep, x.log)
x -= 1
print(x)


class Unary:
    __neg__ = lambda self: "neg"
    __pos__ = lambda self: "pos"
    __invert__ = lambda self: "invert"
    __abs__ = lambda self: "abs"
    __bool__ = lambda self: False
    __index__ = lambda self: 3
    __float__ = lambda self: 2.5
    __complex__ = lambda self: 1 + 2j
    __len__ = lambda self: 7


u = Unary()
print(-u, +u, ~u, abs(u), not u, [0, 1, 2, 30][u], float(u), complex(u), len(u), int(u), bin(u), "abcdef"[:u], list(range(u)), "ab" * u)


class Declines:
    def __add__(self, other):
        print("add declines")
        return NotImplemented

    def __radd__(self, other):
        print("radd declines")
        return NotImplemented


class Sub(Full):
    def __radd__(self, other):
        return "subclass first"


print(Full(1) + Sub(2), Sub(1) + Full(2))
for f in (lambda: Declines() + 1, lambda: 1 + Declines(), lambda: Declines() + Declines(), lambda: Declines() - 1, lambda: Declines() @ 1, lambda: ~Declines(), lambda: Full(1) < 2):
    try:
        print(f())
    except TypeError as e:
        print(e)

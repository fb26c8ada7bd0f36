# Which operand is asked: reflected methods for subclasses, NotImplemented from both, in-place fallbacks, and unary operators.
log = []


def make(name, bases=(), answers=(), **extra):
    def method(op):
        def run(self, *others):
            log.append(f"{name}.{op}")
            return f"{name}{op}" if op in answers else NotImplemented

        return run

    return type(name, bases, {f"__{op}__": method(op) for op in ("add", "radd", "iadd", "mul", "rmul", "lt", "gt", "le", "ge", "eq", "ne", "matmul", "rmatmul", "and", "rand", "pow", "rpow", "divmod", "rdivmod")} | extra)


A = make("A", answers=("add", "lt", "eq"))
B = make("B", (A,), answers=("radd", "gt", "mul"))
C = make("C", answers=("radd", "rmul", "gt", "rpow", "rdivmod"))
D = make("D", answers=("iadd", "rmatmul"))


def attempt(text, f):
    log.clear()
    try:
        result = f()
    except TypeError as error:
        result = f"TypeError: {error}"
    print(f"{text:12} {result!r:70} {log}")


a, b, c, d = A(), B(), C(), D()
NAMES = {"a": a, "b": b, "c": c, "d": d}
import _operator as o

for op, symbol in ((o.add, "+"), (o.mul, "*"), (o.matmul, "@"), (o.and_, "&"), (o.pow, "**"), (divmod, "divmod"), (o.iadd, "+="), (o.lt, "<"), (o.ge, ">="), (o.eq, "=="), (o.ne, "!=")):
    for left, right in ("ab", "ba", "ac", "ca", "da", "aa", "cd"):
        attempt(f"{left} {symbol} {right}", lambda: op(NAMES[left], NAMES[right]))
for other in (1, "x", [1], None):
    attempt(f"a + {other!r}", lambda: a + other)
    attempt(f"{other!r} + c", lambda: other + c)
    attempt(f"{other!r} * a", lambda: other * a)
    attempt(f"{other!r} == b", lambda: other == b)


class Sub(int):
    def __radd__(self, other):
        return f"radd {other}"

    def __add__(self, other):
        return f"add {other}"

    def __neg__(self):
        return "neg"

    def __invert__(self):
        return NotImplemented

    def __pow__(self, n, m=None):
        return f"pow {n} {m}"

    def __rpow__(self, base, m=None):
        return f"rpow {base} {m}"

    def __index__(self):
        return 99


s = Sub(5)
print(1 + s, s + 1, s + s, 1.5 + s, -s, ~s, s**2, 2**s, pow(s, 2, 3), 2 * s, [0] * 2 + [s], sum([s, s]), sum([1, s]), s == 5, hash(s) == hash(5), bin(s), range(s)[-1], "abc"[: Sub(1)], int(s), s.real, +s, abs(s), f"{s}", s | 2, 7 - s)

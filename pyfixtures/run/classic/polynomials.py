# Polynomials: arithmetic, printing, division, derivative, roots by Newton and Horner, interpolation.
class Polynomial:
    def __init__(self, *coefficients):
        while coefficients and coefficients[-1] == 0:
            coefficients = coefficients[:-1]
        self.c = coefficients

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        value = 0
        for c in reversed(self.c):
            value = value * x + c
        return value

    def __add__(self, other):
        if not isinstance(other, Polynomial):
            other = Polynomial(other)
        longer, shorter = sorted((self.c, other.c), key=len, reverse=True)
        return Polynomial(*(a + b for a, b in zip(longer, shorter)), *longer[len(shorter):])

    __radd__ = __add__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if not isinstance(other, Polynomial):
            return Polynomial(*(c * other for c in self.c))
        out = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Polynomial(*out)

    __rmul__ = __mul__

    def __pow__(self, n):
        result, base = Polynomial(1), self
        while n:
            if n & 1:
                result *= base
            base *= base
            n >>= 1
        return result

    def __divmod__(self, other):
        if not other.c:
            raise ZeroDivisionError("division by the zero polynomial")
        rest, quotient = list(self.c), [0] * max(0, self.degree - other.degree + 1)
        while len(rest) >= len(other.c):
            factor = rest[-1] // other.c[-1]
            if factor * other.c[-1] != rest[-1]:
                raise ArithmeticError("not divisible in integers")
            shift = len(rest) - len(other.c)
            quotient[shift] = factor
            for i, c in enumerate(other.c):
                rest[shift + i] -= factor * c
            while rest and rest[-1] == 0:
                rest.pop()
        return Polynomial(*quotient), Polynomial(*rest)

    def __floordiv__(self, other):
        return divmod(self, other)[0]

    def __mod__(self, other):
        return divmod(self, other)[1]

    def __eq__(self, other):
        return isinstance(other, Polynomial) and self.c == other.c

    def __hash__(self):
        return hash(self.c)

    def derivative(self):
        return Polynomial(*[i * c for i, c in enumerate(self.c)][1:])

    def __str__(self):
        text = ""
        for power, c in reversed([*enumerate(self.c)]):
            if c:
                size = "" if abs(c) == 1 and power else f"{abs(c):g}"
                unit = {0: "", 1: "x"}.get(power, f"x^{power}")
                text += (" - " if c < 0 else " + ") + size + unit
        return (text[3:] if text[1:2] == "+" else "-" + text[3:]) if text else "0"


def newton(p, x, steps=50):
    slope = p.derivative()
    for count in range(steps):
        following = x - p(x) / slope(x)
        if abs(following - x) < 1e-12:
            return following, count
        x = following
    raise ArithmeticError("no convergence")


X = Polynomial(0, 1)
p, q = (X - 1) * (X - 2) * (X + 3), X**2 + 1
for each in (p, q, p + q, p - p, 3 - X, -p, p * q, (X + 1) ** 5, X**0, 2 * X**3 * -1.5):
    print(f"{each!s:40} degree {each.degree}")
print(p(1), p(2), p(-3), p(10), q(1j), [q(n) for n in range(4)])
for a, b in ((p, X - 1), (p, X - 5), (X**5 - 1, X - 1), (p * q + 7, q)):
    quotient, rest = divmod(a, b)
    assert quotient * b + rest == a
    print(f"({a}) = ({quotient})({b}) + ({rest})")
for a, b in ((p, Polynomial()), (X**2, 2 * X)):
    try:
        print(a // b)
    except ArithmeticError as error:
        print(type(error).__name__, error)
print(p.derivative(), p.derivative().derivative(), {p: "same"}.get((X + 3) * (X - 2) * (X - 1)), X == 1)
print("%.10f after %d" % newton(X**2 - 2, 1.0), "%.10f after %d" % newton(p, 7.0))
try:
    newton(q, 0.5, 8)
except ArithmeticError as error:
    print(error)
chebyshev = [Polynomial(1), X]
while len(chebyshev) < 7:
    chebyshev.append(2 * X * chebyshev[-1] - chebyshev[-2])
print(*chebyshev, sep="; ")

# A rational number type: normal form, mixed arithmetic, comparison, formatting, best approximations.
from math import gcd, trunc


class Rational:
    __slots__ = ("_n", "_d")

    def __new__(cls, n=0, d=1):
        if isinstance(n, str):
            top, slash, bottom = n.partition("/")
            whole, dot, part = top.partition(".")
            n, d = (int(top), int(bottom)) if slash else (int(whole + part), 10 ** len(part))
        elif isinstance(n, float):
            n, d = n.as_integer_ratio()
        if d == 0:
            raise ZeroDivisionError(f"Rational({n}, 0)")
        self = super().__new__(cls)
        g = gcd(n, d) * (1 if d > 0 else -1)
        self._n, self._d = n // g, d // g
        return self

    numerator = property(lambda self: self._n)
    denominator = property(lambda self: self._d)

    def _binary(compute, fallback):
        def forward(a, b):
            match b:
                case int() | Rational():
                    return compute(a.numerator, a.denominator, b.numerator, b.denominator)
                case float():
                    return fallback(float(a), b)
            return NotImplemented

        def backward(b, a):
            match a:
                case int():
                    return compute(a, 1, b.numerator, b.denominator)
                case float():
                    return fallback(a, float(b))
            return NotImplemented

        return forward, backward

    __add__, __radd__ = _binary(lambda a, b, c, d: Rational(a * d + c * b, b * d), float.__add__)
    __sub__, __rsub__ = _binary(lambda a, b, c, d: Rational(a * d - c * b, b * d), float.__sub__)
    __mul__, __rmul__ = _binary(lambda a, b, c, d: Rational(a * c, b * d), float.__mul__)
    __truediv__, __rtruediv__ = _binary(lambda a, b, c, d: Rational(a * d, b * c), float.__truediv__)
    __floordiv__, __rfloordiv__ = _binary(lambda a, b, c, d: a * d // (b * c), float.__floordiv__)
    __mod__, __rmod__ = _binary(lambda a, b, c, d: Rational(a * d % (b * c), b * d), float.__mod__)
    del _binary

    def __pow__(self, n):
        if n >= 0:
            return Rational(self._n**n, self._d**n)
        return Rational(self._d**-n, self._n**-n)

    def __neg__(self):
        return Rational(-self._n, self._d)

    def __abs__(self):
        return Rational(abs(self._n), self._d)

    def __float__(self):
        return self._n / self._d

    def __trunc__(self):
        return -(-self._n // self._d) if self._n < 0 else self._n // self._d

    def __round__(self, digits=None):
        if digits is None:
            whole, rest = divmod(self._n, self._d)
            return whole + (rest * 2 > self._d or rest * 2 == self._d and whole % 2)
        return Rational(round(self * 10**digits), 10**digits)

    def __bool__(self):
        return self._n != 0

    def __hash__(self):
        return hash(self._n) if self._d == 1 else hash((self._n, self._d))

    def __eq__(self, other):
        if isinstance(other, (int, Rational)):
            return self._n == other.numerator and self._d == other.denominator
        return float(self) == other if isinstance(other, float) else NotImplemented

    def sign_of_difference(self, other):
        difference = self - other
        return difference if isinstance(difference, float) else difference._n

    def __lt__(self, other):
        return self.sign_of_difference(other) < 0

    def __le__(self, other):
        return self.sign_of_difference(other) <= 0

    def __gt__(self, other):
        return self.sign_of_difference(other) > 0

    def __ge__(self, other):
        return self.sign_of_difference(other) >= 0

    def __format__(self, spec):
        if not spec:
            return str(self)
        if spec[-1] == "m":
            whole, rest = divmod(self._n, self._d)
            return f"{whole} {rest}/{self._d}"
        return format(float(self), spec)

    def __str__(self):
        return f"{self._n}/{self._d}" if self._d != 1 else str(self._n)

    def __repr__(self):
        return f"Rational({self._n}, {self._d})"

    def limit(self, bound):
        n, d, p0, q0, p1, q1 = self._n, self._d, 0, 1, 1, 0
        while d and (a := n // d) * q1 + q0 <= bound:
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        return Rational(p1, q1)


R = Rational
a, b = R(3, 4), R(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, -a, abs(b), a**3, b**-2, +True + a)
print(1 + a, 1 - a, 2 * a, 1 / a, 7 // a, 7 % a, 0.5 + a, 2.0 / b, a * 0.5, a // 0.2)
print(R(6, -8), R("1.25"), R("22/7"), R(0.1), R(), bool(R()), hash(R(4, 2)) == hash(2), R(4, 2) == 2, R(1, 2) == 0.5, {R(2): "two"}[2])
print(sorted([R(1, 2), R(1, 3), 1, R(-1, 5), 0]), max(a, b, 0.7), a > b, a >= 0.75, b <= a, R(1, 3) != R(2, 6))
print([round(R(n, 2)) for n in range(-5, 6)], round(R(22, 7), 2), trunc(R(-7, 2)), f"{R(22, 7):.4f} {R(22, 7):m} {b:>8.2e} {a}")
print([str(R(3.141592653589793).limit(10**k)) for k in range(5)], sum([R(1, n) for n in range(1, 11)]), repr(sum(R(1, 2**n) for n in range(8))))
for wrong in (lambda: R(1, 0), lambda: a / 0, lambda: R() ** -1, lambda: a + "x", lambda: [] - a, lambda: a < "x", lambda: setattr(a, "z", 1), lambda: setattr(a, "numerator", 1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
try:
    print(int(R(-7, 2)), int(R(8, 2)))
except TypeError as error:
    print(error)

# Linear algebra over any field: elimination with fractions and modulo a prime, determinants, inverses, and least squares.
class Mod:
    p = 10007

    def __init__(self, n):
        self.n = (n.n if isinstance(n, Mod) else n) % self.p

    def __add__(self, o):
        return Mod(self.n + Mod(o).n)

    __radd__ = __add__

    def __sub__(self, o):
        return Mod(self.n - Mod(o).n)

    def __mul__(self, o):
        return Mod(self.n * Mod(o).n)

    __rmul__ = __mul__

    def __truediv__(self, o):
        return Mod(self.n * pow(Mod(o).n, -1, self.p))

    def __neg__(self):
        return Mod(-self.n)

    def __bool__(self):
        return bool(self.n)

    def __eq__(self, o):
        return self.n == Mod(o).n

    def __repr__(self):
        return f"{self.n}ₚ"


class Ratio(tuple):
    __slots__ = ()

    def __new__(cls, n, d=1):
        if isinstance(n, Ratio):
            return n
        from math import gcd

        g = gcd(n, d) * (-1 if d < 0 else 1)
        return super().__new__(cls, (n // g, d // g))

    def __add__(self, o):
        o = Ratio(o)
        return Ratio(self[0] * o[1] + o[0] * self[1], self[1] * o[1])

    __radd__ = __add__

    def __neg__(self):
        return Ratio(-self[0], self[1])

    def __sub__(self, o):
        return self + -Ratio(o)

    def __mul__(self, o):
        o = Ratio(o)
        return Ratio(self[0] * o[0], self[1] * o[1])

    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Ratio(o)
        if not o:
            raise ZeroDivisionError("ratio by zero")
        return Ratio(self[0] * o[1], self[1] * o[0])

    def __bool__(self):
        return self[0] != 0

    def __eq__(self, o):
        return tuple(self) == tuple(Ratio(o))

    __hash__ = tuple.__hash__

    def __repr__(self):
        return f"{self[0]}/{self[1]}" if self[1] != 1 else str(self[0])


class Singular(ArithmeticError):
    pass


class Matrix:
    def __init__(self, rows, field=Ratio):
        self.field = field
        self.rows = [[field(x) for x in row] for row in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n, field=Ratio):
        return cls([[int(i == j) for j in range(n)] for i in range(n)], field)

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self):
        return Matrix(zip(*self.rows), self.field)

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"{self.shape} @ {other.shape}")
        return Matrix([[sum((a * b for a, b in zip(row, column)), self.field(0)) for column in zip(*other.rows)] for row in self.rows], self.field)

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows), self.field), self
        while n:
            n, bit = divmod(n, 2)
            if bit:
                result @= base
            base @= base
        return result

    def __or__(self, other):
        return Matrix([a + b for a, b in zip(self.rows, other.rows)], self.field)

    def __eq__(self, other):
        return self.rows == other.rows

    def reduced(self):
        rows, pivots, sign = [r[:] for r in self.rows], [], self.field(1)
        for column in range(self.shape[1]):
            at = next((i for i in range(len(pivots), len(rows)) if rows[i][column]), None)
            if at is None:
                continue
            here = len(pivots)
            if at != here:
                rows[at], rows[here] = rows[here], rows[at]
                sign = -sign
            pivot = rows[here][column]
            sign = sign * pivot
            rows[here] = [x / pivot for x in rows[here]]
            for i, row in enumerate(rows):
                if i != here and row[column]:
                    rows[i] = [x - row[column] * y for x, y in zip(row, rows[here])]
            pivots.append(column)
        return Matrix(rows, self.field), pivots, sign

    @property
    def rank(self):
        return len(self.reduced()[1])

    def determinant(self):
        _, pivots, sign = self.reduced()
        return sign if len(pivots) == len(self.rows) else self.field(0)

    def inverse(self):
        n = len(self.rows)
        both, pivots, _ = (self | Matrix.identity(n, self.field)).reduced()
        if pivots != list(range(n)):
            raise Singular(f"rank {self.rank} of {n}")
        return Matrix([row[n:] for row in both.rows], self.field)

    def solve(self, values):
        return [row[0] for row in (self.inverse() @ Matrix([[v] for v in values], self.field)).rows]

    def __repr__(self):
        return "\n".join("[" + " ".join(f"{x!r:>6}" for x in row) + "]" for row in self.rows)


for field in (Ratio, Mod):
    m = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], field)
    print(m.solve([8, -11, -3]), m.determinant(), m.rank, m @ m.inverse() == Matrix.identity(3, field), m**-2 @ m**2 == m**0)
    print(m.inverse(), m.T, sep="\n\n")
hilbert = Matrix([[Ratio(1, i + j + 1) for j in range(5)] for i in range(5)])
print(hilbert.determinant(), hilbert.inverse(), sep="\n")
fibonacci = Matrix([[1, 1], [1, 0]])
print((fibonacci**90).rows[0][1], Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]]).reduced()[:2])
xs, ys = range(6), [1, 3, 2, 5, 7, 8]
a = Matrix([[1, x, x * x] for x in xs])
print((a.T @ a).solve([r[0] for r in (a.T @ Matrix([[y] for y in ys])).rows]))
for wrong in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [1, 2]]), lambda: Matrix([[1, 2]]) @ Matrix([[1, 2]]), lambda: Ratio(1) / 0, lambda: Matrix([[0]]) ** -1, lambda: Mod(1) / 0):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

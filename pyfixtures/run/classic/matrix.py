class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in columns] for row in self.rows])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, k):
        return Matrix([[a * k for a in r] for r in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n):
        result = Matrix.identity(len(self.rows))
        base = self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]

    def __eq__(self, other):
        return self.rows == other.rows

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def det(self):
        r = self.rows
        if len(r) == 1:
            return r[0][0]
        return sum((-1) ** j * r[0][j] * Matrix([row[:j] + row[j + 1 :] for row in r[1:]]).det() for j in range(len(r)))

    def __repr__(self):
        return "\n".join(" ".join(f"{v:>4}" for v in row) for row in self.rows)


m = Matrix([[1, 2], [3, 4]])
print(m @ m, m + m, 3 * m, m.T, sep="\n--\n")
print(Matrix([[1, 1], [1, 0]]) ** 90)
print(m[1, 0], m.det(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), m @ Matrix.identity(2) == m)

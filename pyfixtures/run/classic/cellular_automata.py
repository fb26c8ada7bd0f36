# Elementary automata, Langton's ant, a forest fire on a generator of its own, brick sort, and spirals: grids of every kind.
class Ring(tuple):
    """A row of cells whose ends meet."""

    def __getitem__(self, index):
        return super().__getitem__(index % len(self)) if isinstance(index, int) else super().__getitem__(index)

    def step(self, rule):
        return Ring(rule >> (self[i - 1] << 2 | self[i] << 1 | self[i + 1]) & 1 for i in range(len(self)))

    def __str__(self):
        return "".join(".#"[cell] for cell in self)


def evolve(rule, width, steps):
    row = Ring(int(i == width // 2) for i in range(width))
    for _ in range(steps):
        yield row
        row = row.step(rule)


for rule in (30, 90, 110):
    print(rule, *evolve(rule, 31, 8), sep="\n")
seen = {}
for step, row in enumerate(evolve(110, 12, 500)):
    if row in seen:
        print("cycle of", step - seen[row], "from", seen[row])
        break
    seen[row] = step


def ant(steps):
    black, at, heading = set(), 0j, 1j
    for _ in range(steps):
        heading *= -1j if at not in black else 1j
        black ^= {at}
        at += heading
    return black, at


black, at = ant(200)
xs, ys = sorted(int(p.real) for p in black), sorted(int(p.imag) for p in black)
for y in range(ys[-1], ys[0] - 1, -1):
    print("".join("@" if complex(x, y) == at else "#" if complex(x, y) in black else "." for x in range(xs[0], xs[-1] + 1)))
print(len(black), at)


class Forest:
    def __init__(self, rows):
        self.cells = {(r, c): ch for r, row in enumerate(rows) for c, ch in enumerate(row)}
        self.shape = len(rows), len(rows[0])

    def neighbours(self, cell):
        r, c = cell
        return [self.cells.get((r + dr, c + dc)) for dr in (-1, 0, 1) for dc in (-1, 0, 1) if dr or dc]

    def __next__(self):
        after = {}
        for cell, ch in self.cells.items():
            match ch:
                case "*":
                    after[cell] = "."
                case "T" if "*" in self.neighbours(cell):
                    after[cell] = "*"
                case _:
                    after[cell] = ch
        if after == self.cells:
            raise StopIteration
        self.cells = after
        return self

    def __iter__(self):
        return self

    def __str__(self):
        return " ".join("".join(self.cells[r, c] for c in range(self.shape[1])) for r in range(self.shape[0]))


fire = Forest(["TT.TT", "T.T.T", ".*..T", "TT.TT"])
print(fire)
for state in fire:
    print(state)


def spiral(n):
    grid = [[0] * n for _ in range(n)]
    r, c, dr, dc = 0, 0, 0, 1
    for k in range(1, n * n + 1):
        grid[r][c] = k
        if not (0 <= r + dr < n and 0 <= c + dc < n) or grid[r + dr][c + dc]:
            dr, dc = dc, -dr
        r, c = r + dr, c + dc
    return grid


def unwind(grid):
    grid = [row[:] for row in grid]
    while grid:
        yield from grid.pop(0)
        grid = [list(column) for column in zip(*grid)][::-1]


def magic(n):
    square = [[0] * n for _ in range(n)]
    r, c = 0, n // 2
    for k in range(1, n * n + 1):
        square[r][c] = k
        up = (r - 1) % n, (c + 1) % n
        r, c = up if not square[up[0]][up[1]] else ((r + 1) % n, c)
    return square


for row in spiral(5):
    print(" ".join(f"{k:2}" for k in row))
print(list(unwind(spiral(4))) == list(range(1, 17)), magic(5), {sum(row) for row in magic(7)} == {sum(col) for col in zip(*magic(7))})


def flood(rows, start, to):
    grid = [list(row) for row in rows]
    old, stack = grid[start[0]][start[1]], [start]
    while stack:
        r, c = stack.pop()
        if 0 <= r < len(grid) and 0 <= c < len(grid[0]) and grid[r][c] == old != to:
            grid[r][c] = to
            stack.extend([(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)])
    return ["".join(row) for row in grid]


print(flood(["..#..", ".##..", "#...#"], (0, 0), "o"), flood(["..#..", ".##..", "#...#"], (2, 2), "~"))

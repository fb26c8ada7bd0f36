# Sudoku by constraint propagation and search over bit masks.
PUZZLE = """
53..7.... 6..195... .98....6.
8...6...3 4..8.3..1 7...2...6
.6....28. ...419..5 ....8..79
"""
HARD = "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4.."


class Contradiction(Exception):
    pass


class Grid:
    ALL = 0b111111111

    def __init__(self, cells=None):
        self.cells = [self.ALL] * 81 if cells is None else cells

    @classmethod
    def parse(cls, text):
        grid = cls()
        for cell, c in enumerate("".join(text.split())):
            if c != ".":
                grid.assign(cell, 1 << int(c) - 1)
        return grid

    @staticmethod
    def peers(cell, memo={}):
        if cell not in memo:
            row, column = divmod(cell, 9)
            box = row // 3 * 27 + column // 3 * 3
            memo[cell] = {row * 9 + i for i in range(9)} | {i * 9 + column for i in range(9)} | {box + i // 3 * 9 + i % 3 for i in range(9)}
            memo[cell].discard(cell)
        return memo[cell]

    def assign(self, cell, bit):
        if not self.cells[cell] & bit:
            raise Contradiction(cell, bit.bit_length())
        self.cells[cell] = bit
        for peer in self.peers(cell):
            before = self.cells[peer]
            if before & bit:
                self.cells[peer] = after = before & ~bit
                if not after:
                    raise Contradiction(peer)
                if after.bit_count() == 1:
                    self.assign(peer, after)

    def solve(self):
        open_cells = [(mask.bit_count(), i) for i, mask in enumerate(self.cells) if mask.bit_count() > 1]
        if not open_cells:
            yield self
            return
        _, cell = min(open_cells)
        mask = self.cells[cell]
        while mask:
            bit = mask & -mask
            mask ^= bit
            attempt = Grid(self.cells.copy())
            try:
                attempt.assign(cell, bit)
            except Contradiction:
                continue
            yield from attempt.solve()

    def __str__(self):
        digits = [str(mask.bit_length()) if mask.bit_count() == 1 else "." for mask in self.cells]
        rows = ["".join(digits[r * 9 : r * 9 + 9]) for r in range(9)]
        return "\n".join(" ".join((row[:3], row[3:6], row[6:])) for row in rows)


easy = Grid.parse(PUZZLE)
print(easy, sum(m.bit_count() == 1 for m in easy.cells), sep="\n")
solutions = list(easy.solve())
print(len(solutions), solutions[0], sep="\n")
few = Grid.parse(HARD)
print(sum(m.bit_count() for m in few.cells))
try:
    Grid.parse("11" + "." * 79)
except Contradiction as error:
    print("contradiction", error.args)
two = list(Grid.parse("".join(str(solutions[0]).split()).translate({ord(c): "." for c in "12"})).solve())
print(len(two), any(str(g) == str(solutions[0]) for g in two))

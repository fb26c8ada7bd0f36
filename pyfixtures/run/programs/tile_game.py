# The fifteen puzzle by A*, tic-tac-toe by minimax with pruning, a maze carved and solved, and a hangman guesser.
from _heapq import heappop, heappush


class Puzzle:
    goal = (1, 2, 3, 4, 5, 6, 7, 8, 0)

    @classmethod
    def moves(cls, board):
        hole = board.index(0)
        row, column = divmod(hole, 3)
        for name, dr, dc in (("up", 1, 0), ("down", -1, 0), ("left", 0, 1), ("right", 0, -1)):
            if 0 <= row + dr < 3 and 0 <= column + dc < 3:
                at = (row + dr) * 3 + column + dc
                after = list(board)
                after[hole], after[at] = after[at], 0
                yield name, tuple(after)

    @classmethod
    def distance(cls, board):
        return sum(abs(i // 3 - (t - 1) // 3) + abs(i % 3 - (t - 1) % 3) for i, t in enumerate(board) if t)

    @classmethod
    def solvable(cls, board):
        tiles = [t for t in board if t]
        return sum(a > b for i, a in enumerate(tiles) for b in tiles[i + 1 :]) % 2 == 0

    @classmethod
    def solve(cls, board):
        if not cls.solvable(board):
            raise ValueError("no solution")
        queue, came, cost = [(cls.distance(board), 0, board)], {board: None}, {board: 0}
        while queue:
            _, steps, here = heappop(queue)
            if here == cls.goal:
                break
            for name, after in cls.moves(here):
                if cost[here] + 1 < cost.get(after, 10**9):
                    cost[after] = cost[here] + 1
                    came[after] = here, name
                    heappush(queue, (cost[after] + cls.distance(after), cost[after], after))
        path = []
        while came[here]:
            here, name = came[here]
            path.append(name)
        return path[::-1], len(cost)


class TicTacToe:
    LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self):
        self.seen, self.nodes = {}, 0

    def winner(self, b):
        for x, y, z in self.LINES:
            if b[x] == b[y] == b[z] != ".":
                return b[x]

    def score(self, b, player, alpha=-2, beta=2):
        if (b, player) in self.seen:
            return self.seen[b, player]
        self.nodes += 1
        if self.winner(b):
            return -1, None
        if "." not in b:
            return 0, None
        best = -2, None
        exact = True
        for at, c in enumerate(b):
            if c != ".":
                continue
            value = -self.score(b[:at] + player + b[at + 1 :], "XO"[player == "X"], -beta, -alpha)[0]
            if value > best[0]:
                best = value, at
            alpha = max(alpha, value)
            if alpha >= beta:
                exact = False
                break
        if exact:
            self.seen[b, player] = best
        return best

    def play(self, b="." * 9, player="X"):
        while not self.winner(b) and "." in b:
            _, at = self.score(b, player)
            b = b[:at] + player + b[at + 1 :]
            yield b
            player = "XO"[player == "X"]


def maze(width, height, seed):
    def random(n):
        nonlocal seed
        seed = seed * 6364136223846793005 + 1442695040888963407 & 2**64 - 1
        return (seed >> 33) % n

    grid = [["#"] * (2 * width + 1) for _ in range(2 * height + 1)]
    stack = [(0, 0)]
    grid[1][1] = " "
    while stack:
        x, y = stack[-1]
        options = [(dx, dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)) if 0 <= x + dx < width and 0 <= y + dy < height and grid[2 * (y + dy) + 1][2 * (x + dx) + 1] == "#"]
        if not options:
            stack.pop()
            continue
        dx, dy = options[random(len(options))]
        grid[2 * y + 1 + dy][2 * x + 1 + dx] = grid[2 * (y + dy) + 1][2 * (x + dx) + 1] = " "
        stack.append((x + dx, y + dy))
    return grid


def walk(grid, start, goal):
    frontier, came = [start], {start: None}
    for here in frontier:
        if here == goal:
            break
        r, c = here
        for to in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if grid[to[0]][to[1]] == " " and to not in came:
                came[to] = here
                frontier.append(to)
    steps = 0
    while here:
        grid[here[0]][here[1]] = "."
        here, steps = came[here], steps + 1
    return steps


WORDS = "apple angle ample ankle table cable fable maple eagle ladle".split()


def guesses(secret):
    pool, tried, shown = [w for w in WORDS if len(w) == len(secret)], set(), "_" * len(secret)
    while "_" in shown:
        counts = {c: sum(c in w for w in pool) for w in pool for c in w if c not in tried}
        letter = min(counts, key=lambda c: (-counts[c], c))
        tried.add(letter)
        shown = "".join(s if s in tried else "_" for s in secret)
        pool = [w for w in pool if all((a == b) if b != "_" else a not in tried for a, b in zip(w, shown))]
        yield letter, shown, len(pool)


print(Puzzle.solve((1, 2, 3, 4, 5, 6, 0, 7, 8)), Puzzle.solve((4, 1, 3, 7, 2, 6, 5, 8, 0)))
try:
    Puzzle.solve((2, 1, 3, 4, 5, 6, 7, 8, 0))
except ValueError as error:
    print(error)
game = TicTacToe()
boards = list(game.play("X...O....", "X"))
print(boards[-1], game.winner(boards[-1]), game.nodes, game.score("XX.OO....", "X"), game.score("XX.OO....", "O"), game.score("X.O.O...X", "X"))
grid = maze(9, 4, 5)
steps = walk(grid, (1, 1), (7, 17))
print(*("".join(row) for row in grid), steps, sep="\n")
for secret in ("maple", "eagle"):
    print(list(guesses(secret)))

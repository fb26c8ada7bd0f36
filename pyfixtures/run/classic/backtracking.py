# Backtracking: subset sums, knights' tours, cryptarithms, map colouring, word squares, exact cover, and permutations by rule.
from itertools import permutations


def subset_sums(numbers, target):
    def search(at, left, chosen):
        if left == 0:
            yield chosen
            return
        for i in range(at, len(numbers)):
            if numbers[i] <= left and not (i > at and numbers[i] == numbers[i - 1]):
                yield from search(i + 1, left - numbers[i], (*chosen, numbers[i]))

    numbers = sorted(numbers)
    return list(search(0, target, ()))


def knights_tour(size, start=(0, 0)):
    board = {start: 0}

    def moves(at):
        r, c = at
        for dr, dc in ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)):
            to = r + dr, c + dc
            if 0 <= to[0] < size and 0 <= to[1] < size and to not in board:
                yield to

    def walk(at):
        if len(board) == size * size:
            return True
        for to in sorted(moves(at), key=lambda m: sum(1 for _ in moves(m))):
            board[to] = len(board)
            if walk(to):
                return True
            del board[to]
        return False

    return board if walk(start) else None


def cryptarithm(puzzle):
    left, right = puzzle.replace(" ", "").split("==")
    words = left.split("+")
    letters = sorted(sorted({c for w in (*words, right) for c in w}), key=lambda c: -sum(w.count(c) for w in (*words, right)))
    weight = {c: 0 for c in letters}
    for word, sign in [*((w, 1) for w in words), (right, -1)]:
        for place, c in enumerate(reversed(word)):
            weight[c] += sign * 10**place
    leading = {w[0] for w in (*words, right)}
    letters.sort(key=lambda c: -abs(weight[c]))

    def search(i, total, used, values):
        if i == len(letters):
            if total == 0:
                yield dict(values)
            return
        rest = [abs(weight[c]) for c in letters[i:]]
        if abs(total) > 9 * sum(rest):
            return
        c = letters[i]
        for digit in range(c in leading, 10):
            if not used >> digit & 1:
                values[c] = digit
                yield from search(i + 1, total + digit * weight[c], used | 1 << digit, values)

    return next(search(0, 0, 0, {}), None)


def colour(borders, colours):
    chosen = {}

    def search():
        open_ = [c for c in borders if c not in chosen]
        if not open_:
            return True
        country = min(open_, key=lambda c: (len(set(colours) - {chosen.get(n) for n in borders[c]}), -len(borders[c])))
        for col in colours:
            if all(chosen.get(n) != col for n in borders[country]):
                chosen[country] = col
                if search():
                    return True
                del chosen[country]
        return False

    return dict(sorted(chosen.items())) if search() else None


def exact_cover(columns, rows):
    if not columns:
        yield []
        return
    column = min(columns, key=lambda c: (len(columns[c]), c))
    for r in sorted(columns[column]):
        removed = []
        for j in rows[r]:
            for i in columns[j]:
                for k in rows[i]:
                    if k != j:
                        columns[k].discard(i)
            removed.append((j, columns.pop(j)))
        for solution in exact_cover(columns, rows):
            yield [r, *solution]
        for j, members in reversed(removed):
            columns[j] = members
            for i in members:
                for k in rows[i]:
                    if k != j:
                        columns[k].add(i)


def next_permutation(items):
    i = len(items) - 2
    while i >= 0 and items[i] >= items[i + 1]:
        i -= 1
    if i < 0:
        return False
    j = next(j for j in range(len(items) - 1, i, -1) if items[j] > items[i])
    items[i], items[j] = items[j], items[i]
    items[i + 1 :] = items[:i:-1]
    return True


def gray(n):
    return [i ^ i >> 1 for i in range(1 << n)]


def brackets(n, text="", opened=0):
    if len(text) == 2 * n:
        yield text
        return
    if opened < n:
        yield from brackets(n, text + "(", opened + 1)
    if len(text) - opened < opened:
        yield from brackets(n, text + ")", opened)


print(subset_sums([3, 1, 4, 1, 5, 9, 2, 6], 10), subset_sums([2, 4], 7))
tour = knights_tour(6)
for r in range(6):
    print(" ".join(f"{tour[r, c]:2}" for c in range(6)))
print(knights_tour(3))
print(cryptarithm("TO + GO == OUT"), cryptarithm("AB + BA == CDC"), cryptarithm("A + A == A"))
borders = {"A": "BC", "B": "ACD", "C": "ABDE", "D": "BCE", "E": "CD", "F": ""}
print(colour(borders, "rgb"), colour(borders, "rg"), colour({"A": "BCD", "B": "ACD", "C": "ABD", "D": "ABC"}, ["x", "y", "z", "w"]))
rows = {"A": [1, 4, 7], "B": [1, 4], "C": [4, 5, 7], "D": [3, 5, 6], "E": [2, 3, 6, 7], "F": [2, 7]}
columns = {c: {r for r in rows if c in rows[r]} for c in range(1, 8)}
print(list(exact_cover(columns, rows)), len(columns))
items = list("aabc")
found = ["".join(items)]
while next_permutation(items):
    found.append("".join(items))
print(len(found), found[:4], found[-1], found == sorted({"".join(p) for p in permutations("aabc")}))
print([f"{g:03b}" for g in gray(3)], list(brackets(3)), sum(1 for _ in brackets(6)))

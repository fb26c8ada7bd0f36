def hanoi(n, source="A", target="C", spare="B"):
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target)
    pegs[target].append(pegs[source].pop())
    trace.append(f"{source}{target}")
    return moves + 1 + hanoi(n - 1, spare, target, source)


for n in range(1, 6):
    pegs = {"A": list(range(n, 0, -1)), "B": [], "C": []}
    trace = []
    print(n, hanoi(n), pegs, " ".join(trace[:15]))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print([ackermann(m, n) for m in range(3) for n in range(4)])


def permutations(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])]


print(["".join(p) for p in permutations("abc")], len(permutations("abcd")))


def power_set(items):
    return power_set(items[1:]) + [[items[0]] + s for s in power_set(items[1:])] if items else [[]]


print(power_set([1, 2, 3]))

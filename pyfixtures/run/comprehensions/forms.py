print([x * x for x in range(6)], [x for x in range(20) if x % 2 if x % 3], [(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(4)])
print({x % 3 for x in range(9)}, {k: v for k, v in zip("abc", range(3))}, {x: [y for y in range(x)] for x in range(3)}, {c: c.upper() for c in "ab" if c != "b"})
print(sum(x for x in range(10)), list(x + 1 for x in (1, 2)), tuple(c for c in "ab"), any(x > 3 for x in range(5)), max((len(w), w) for w in ("a", "bbb", "cc")), ",".join(str(x) for x in range(3)))
x = "outer"
print([x for x in range(3)], x)
n = 10
print([n * i for i in range(3)], [(lambda: n + i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]])
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *rest in ["abc", "de"]], [y for x in [[1, 2], [3]] for y in x], [x if x else "none" for x in (0, 1)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row if v % 2 == 0], list(zip(*matrix)), [sum(col) for col in zip(*matrix)])


def scoped(k):
    items = [k + i for i in range(3)]
    fs = [lambda v: v + k + j for j in range(2)]
    gen = (k * i for i in items)
    k = 100
    return items, [f(1) for f in fs], list(gen)


print(scoped(5))


class Body:
    size = 3
    squares = [i * i for i in range(size)]
    table = {i: chr(97 + i) for i in range(size)}
    try:
        bad = [size for _ in range(2)]
    except NameError as e:
        bad = str(e)


print(Body.squares, Body.table, Body.bad, hasattr(Body, "i"))
try:
    [i for i in 5]
except TypeError as e:
    print(e)
try:
    [1 / i for i in (2, 1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    {[]: 1 for _ in "a"}
except TypeError as e:
    print(e)
try:
    [undefined_in_comp for _ in range(1)]
except NameError as e:
    print(e)
print([last := i for i in range(4)][-1], last, [(t := i * 2, t + 1) for i in range(2)])
print([i for i in range(3) for i in range(i)], [*(i for i in "ab"), *[1]], [not i for i in (0, 1)])

"""Loops that take pairs apart: items, enumerate, zip, and what else yields pairs."""

counts = {"a": 1, "b": 2, 3: None}
for key, value in counts.items():
    print(key, value)
for i, item in enumerate([10, 20, 30]):
    print(i, item)
for i, item in enumerate("xyz", 5):
    print(i, item)
for i, item in enumerate((1, 2), 2**63 - 1):
    print(i, item)
for i, item in enumerate(range(3), -(10**30)):
    print(i, item)
for a, b in zip([1, 2, 3], (4, 5)):
    print(a, b)
for a, b in zip(range(3), "ab"):
    print(a, b)

one = iter(range(7))
print([(a, b) for a, b in zip(one, one)], list(one))
one = iter([1, 2, 3, 4, 5])
for a, b in zip(one, one):
    print(a, b)
print("left", list(one))
first, second = iter([1, 2, 3]), iter([4])
for a, b in zip(first, second):
    print(a, b)
print("left", list(first), list(second))
first, second = iter([1]), iter([4, 5])
for a, b in zip(first, second):
    print(a, b)
print("left", list(first), list(second))
edge = iter(range(2**47 - 4, 2**47 + 3))
for a, b in zip(edge, edge):
    print(a, b)


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def strict():
    for a, b in zip([1, 2], [3], strict=True):
        print(a, b)


def grown():
    d = {1: 2, 3: 4}
    for k, v in d.items():
        print(k, v)
        d[k + 100] = v


def exchanged():
    d = {1: 2, 3: 4}
    for k, v in d.items():
        print(k, v)
        del d[k]
        d[k + 10] = v
        if k > 50:
            break


def odd():
    for a, b in [(1, 2), (3,)]:
        print(a, b)


def wide():
    for a, b in {(1, 2, 3): 0}:
        print(a, b)


def emptied():
    items = [1, 2, 3, 4]
    for i, item in enumerate(items):
        print(i, item)
        items.pop()
    others = [1, 2, 3, 4]
    for a, b in zip(others, others):
        print(a, b)
        others.pop()


for f in (strict, grown, exchanged, odd, wide, emptied):
    attempt(f)


def pairs():
    yield 1, 2
    yield [3, 4]
    yield "ab"


for a, b in pairs():
    print(a, b)
for (a, b), c in {(1, 2): 3}.items():
    print(a, b, c)
nested = [(i, k, v) for i, (k, v) in enumerate(counts.items())]
print(nested, [k for k, _ in nested and counts.items()], {v: k for k, v in counts.items()})
kept = [pair for pair in counts.items()]
print(kept, kept[0] is kept[1], [*zip("ab", [1, 2])], dict(enumerate("ab")))

# Sorting: stability forwards and reversed, keys that fail, lists changed while sorted, comparisons counted, partial orders.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Counted:
    count = 0

    def __init__(self, n, tag=""):
        self.n, self.tag = n, tag

    def __lt__(self, other):
        Counted.count += 1
        return self.n < other.n

    def __repr__(self):
        return f"{self.n}{self.tag}"


def counted(values, **options):
    Counted.count = 0
    result = sorted([Counted(*v) if isinstance(v, tuple) else Counted(v) for v in values], **options)
    return Counted.count, result


print(counted([(2, "a"), (1, "a"), (2, "b"), (1, "b"), (2, "c")]))
print(counted([(2, "a"), (1, "a"), (2, "b"), (1, "b"), (2, "c")], reverse=True))
for values in (range(50), range(50, 0, -1), [5] * 30, [n * 7 % 50 for n in range(50)], [*range(25), *range(25)], [*range(40), 3], [n ^ 5 for n in range(64)], [n * 37 % 101 for n in range(300)], [*range(100, 0, -1), *range(100)]):
    count, result = counted(values)
    print(count, [c.n for c in result] == sorted(values), end="; ")
print()
words = "the quick brown Fox jumps over The lazy dog".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w.lower())), sorted(words, key=lambda w: w[::-1]))
rows = [("b", 2), ("a", 2), ("b", 1), ("a", 1)]
rows.sort(key=lambda r: r[1])
rows.sort(key=lambda r: r[0], reverse=True)
print(rows)
print(attempt(lambda: sorted([1, "a"])), attempt(lambda: sorted([None, 1])), attempt(lambda: sorted([(1, "a"), (1, 2)])), attempt(lambda: sorted([1], key=5)), attempt(lambda: [].sort(5)), attempt(lambda: sorted()), attempt(lambda: sorted([1], [2])), attempt(lambda: sorted(5)), attempt(lambda: sorted([1, 2], key=lambda a, b: a)), attempt(lambda: sorted([3, 1], reverse="x")), attempt(lambda: sorted([1], reverse=None)), attempt(lambda: sorted([1j, 2])))
values = [3, 1, 2]


def changing_key(v):
    values.append(v)
    return v


print(attempt(lambda: values.sort(key=changing_key)), values)


class Clears:
    def __init__(self, n, owner):
        self.n, self.owner = n, owner

    def __lt__(self, other):
        self.owner.clear()
        return self.n < other.n


owner = []
owner.extend(Clears(n, owner) for n in (2, 1, 3))
print(attempt(owner.sort), [c.n for c in owner])


def seen_while_sorting():
    items, lengths = [3, 1, 2], []
    items.sort(key=lambda v: lengths.append(len(items)) or v)
    return items, lengths


def key_error_keeps():
    items = [3, 1, 0, 2]
    return attempt(lambda: items.sort(key=lambda v: 1 / v)), sorted(items), len(items)


class Fails(int):
    def __lt__(self, other):
        if self == 2 or other == 2:
            raise RuntimeError("no order")
        return int(self) < int(other)


def comparison_error_keeps():
    items = [Fails(n) for n in (3, 1, 2, 5, 4)]
    return attempt(items.sort), sorted(map(int, items))


class Strange:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return [] if self.n > other.n else "yes"


class NotBool:
    def __lt__(self, other):
        return self

    def __bool__(self):
        raise ValueError("no truth")


print(seen_while_sorting(), key_error_keeps(), comparison_error_keeps(), [s.n for s in sorted(map(Strange, [2, 3, 1]))], attempt(lambda: sorted([NotBool(), NotBool()])))
nan = float("nan")
print(sorted([3.0, 1, 2.5, True, 0, -1.5]), sorted([nan, 1.0, 0.0])[1:], sorted([{1, 2}, {1}, {3}, set()], key=len), sorted({"b": 1, "a": 2}), sorted("hello"), sorted(b"cab"), sorted([[2], [1, 5], [1]]), sorted([(1, 2), (1,), ()]), sorted([False, True, False]), sorted([10**30, 1e29, 5]), sorted(["é", "z", "a"]), sorted([b"b", b"a"]))
print(max([(1, "a"), (1, "b")], key=lambda p: p[0]), min("bca", "abc", key=lambda s: s[1]), max([3, 3.0, True + 2]), max("", default="none"), min([[]], default=0), attempt(lambda: max([])), attempt(lambda: max(1)), attempt(lambda: min(1, "a")), attempt(lambda: max(1, 2, default=3)), max(1, 2, key=None), max({"a": 1, "b": 0}, key={"a": 1, "b": 0}.get))
big = [n * 7919 % 1009 for n in range(1000)]
copy = big[:]
copy.sort(key=lambda v: v % 10)
assert [v for v in copy if v % 10 == 3] == [v for v in big if v % 10 == 3]
copy.sort(reverse=True)
print(copy[:5], copy == sorted(big)[::-1], list(reversed(copy)) == sorted(big))

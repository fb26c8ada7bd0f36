# zip, map, filter, enumerate, reversed, iter with a sentinel, sum, min and max, all and any over sources that misbehave.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Source:
    def __init__(self, n, fail=None, hint=None):
        self.n, self.fail, self.hint, self.asked = n, fail, hint, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.asked += 1
        if self.asked == self.fail:
            raise LookupError(f"item {self.asked}")
        if self.asked > self.n:
            raise StopIteration
        return self.asked

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


def exhausted(f, *sources):
    result = attempt(lambda: list(f(*sources)))
    return result, [s.asked for s in sources]


print(exhausted(zip, Source(2), Source(3)), exhausted(zip, Source(3), Source(2)), exhausted(lambda *s: zip(*s, strict=True), Source(2), Source(3)), exhausted(lambda *s: zip(*s, strict=True), Source(3), Source(2)), exhausted(lambda *s: zip(*s, strict=True), Source(2), Source(2), Source(5)), exhausted(zip, Source(5, 2), Source(5)))
print(exhausted(lambda a, b: map(pow, a, b), Source(3), Source(2)), exhausted(lambda s: map(lambda x: 1 // (x - 2), s), Source(4)), exhausted(lambda s: filter(None, s), Source(2)), exhausted(lambda s: filter(lambda x: x % 2, s), Source(4, 4)), exhausted(enumerate, Source(2)), exhausted(lambda s: enumerate(s, -1), Source(2, 2)))
for hint in (5, 0, -1, None, "x", 10**30, NotImplemented, ValueError("hint"), TypeError("type")):
    print(type(hint).__name__, attempt(lambda: list(Source(2, hint=hint))), attempt(lambda: tuple(Source(2, hint=hint))), end="; ")
print()
values = [3, 1, 2]
it = iter(values.pop, 1)
print(list(it), values, attempt(lambda: next(it)), list(iter(Source(9).__next__, 4)), attempt(lambda: iter(5, 1)), attempt(lambda: iter(5)), attempt(lambda: iter()), list(iter(lambda: 1, 1)))


class Legacy:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * 10


class WithLen(Legacy):
    def __len__(self):
        return 3


class BadReversed:
    __reversed__ = None
    __iter__ = None
    __contains__ = None


print(list(Legacy()), 20 in Legacy(), 25 in Legacy(), attempt(lambda: reversed(Legacy())), list(reversed(WithLen())), attempt(lambda: list(reversed(BadReversed()))), attempt(lambda: list(BadReversed())), attempt(lambda: 1 in BadReversed()), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), attempt(lambda: reversed({1})), attempt(lambda: reversed(x for x in "a")), list(reversed("ab")), reversed([1, 2]).__length_hint__())
print(sum([1, 2.5, True]), sum([[1], [2]], []), attempt(lambda: sum(["a"])), attempt(lambda: sum(["a"], "")), attempt(lambda: sum([b"a"], b"")), attempt(lambda: sum(5)), sum([], 7), sum([1], start=2), sum(range(101)), sum([10**20, 1, -(10**20)]), sum([0.1] * 3), sum([2**62, 2**62]), attempt(lambda: sum([1, None])), sum((x for x in (1, 2)), 0.5))
print(min(3, 1, 2), max("abc", "abd"), min([5], key=lambda x: -x), max([], default=None), attempt(lambda: min()), attempt(lambda: max([], key=len)), attempt(lambda: min(1)), attempt(lambda: max(1, "a")), max([1, 2, 3], key=lambda v: v % 3), min([2, 1.0, 1]), max({"a": 2, "b": 1}), attempt(lambda: min([1], [2], default=5)), attempt(lambda: max([1, 2], key=5)), attempt(lambda: max(x=1)))
print(all([]), any([]), all(Source(3)), any(Source(3)), attempt(lambda: all(Source(3, 2))), any(Source(3, 2)), attempt(lambda: all(5)), all(x < 3 for x in Source(5)), any(x > 3 for x in Source(5)))
m = map(str, [1, 2])
print(next(m), list(m), attempt(lambda: next(m)), next(m, "default"), attempt(lambda: map(str)), attempt(lambda: next(map(5, [1]))), attempt(lambda: filter(None)), attempt(lambda: zip(5)), list(zip()), attempt(lambda: next(zip())), attempt(lambda: zip(strict=1, x=2)), attempt(lambda: enumerate()), attempt(lambda: enumerate([], "x")), list(enumerate("ab", 10**20)), attempt(lambda: next(5)), attempt(lambda: next()), attempt(lambda: len(x for x in "a")))
a, b = zip(*[(1, "a"), (2, "b")])
matrix = [[1, 2, 3], [4, 5, 6]]
print(a, b, [*zip(*matrix)], list(zip(*[iter("abcdef")] * 3)), dict(zip("ab", range(2))), [list(map(sum, zip(*matrix)))], sorted(zip("ba", [2, 1])), *map(lambda *a: a, "ab", "cd"), list(map(max, [1, 5], [3, 2], [2, 9])), list(filter(str.isdigit, "a1b2")), sorted(enumerate("ba"), key=lambda p: p[1]))

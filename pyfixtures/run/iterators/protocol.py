class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


class Hinted:
    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        print("hint asked")
        return 5


print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(2)), tuple(Countdown(0)), 2 in Countdown(3), [*Countdown(2)], sorted(Countdown(3)), dict.fromkeys(Countdown(2)))
print(list(Old()), 4 in Old(), 5 in Old(), list(reversed([1, 2])), list(iter(Old())), [*Hinted()], list(Hinted()))
n = iter(int, 1)
print(next(n), next(n))
it = iter([1, 2, 3, 4].pop, 2)
print(list(it), next(it, "end"))
print(list(zip("abc", Countdown(5))), list(enumerate(Countdown(2), start=10)), list(map(lambda a, b: a + b, Countdown(3), Old())), list(filter(None, [0, 1, "", "x"])), list(filter(lambda v: v % 2, Countdown(5))))
z = zip([1, 2, 3], "ab")
print(next(z), list(z), list(zip()), list(zip([1])), list(zip(range(3), range(3), strict=True)))
for args in (([1], []), ([], [1]), ([1, 2], [1], [1]), ([1], [1], [])):
    try:
        list(zip(*args, strict=True))
    except ValueError as e:
        print(e)
shared = iter(range(6))
print(list(zip(shared, shared)), next(shared, None))


class Broken:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


class Raises:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("in next")


class BadHint:
    def __iter__(self):
        return iter([1])

    def __length_hint__(self):
        return -1


cases = [lambda: iter(5), lambda: list(Broken()), lambda: list(NoNext()), lambda: list(Raises()), lambda: next(iter([])), lambda: next(5), lambda: iter(5, 1), lambda: [x for x in Broken()], lambda: 1 in NoNext(), lambda: list(BadHint()), lambda: enumerate([], "a"), lambda: reversed({1}), lambda: zip(1), lambda: list(map(None, [1])), lambda: list(filter(5, [1])), lambda: dict(Countdown(2)), lambda: reversed(Countdown(1)), lambda: iter(), lambda: next(), lambda: enumerate(5), lambda: map(str), lambda: zip([], strict=1, foo=2)]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
print(list(reversed("abc")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed((1, 2))), type(iter([])).__name__, type(iter(())).__name__, type(iter("")).__name__, type(iter({})).__name__, type(iter(set())).__name__, type(iter(b"")).__name__, type(reversed([])).__name__, type(zip()).__name__, type(iter(int, 0)).__name__)
class Rev:
    def __reversed__(self):
        return "custom"
    def __len__(self):
        return 2
    def __getitem__(self, i):
        return f"item{i}"
print(reversed(Rev()), list(Rev.__dict__)[1:4] and [v for v, _ in zip(Rev(), range(3))])

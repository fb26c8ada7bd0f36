# Ranges beyond machine words: length, membership, slices of slices, equality, hashing, index, iteration both ways, and refusals.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Equal:
    def __init__(self, n):
        self.n, self.asked = n, 0

    def __eq__(self, other):
        self.asked += 1
        return other == self.n


big = range(10**20, 10**20 + 50, 7)
print(len(big), big[0], big[-1], big[2:5], list(big[::-3]), 10**20 + 14 in big, 10**20 + 15 in big, big.index(10**20 + 21), attempt(lambda: big.index(5)), big.count(10**20), next(reversed(big)), big == range(10**20, 10**20 + 50, 7), sum(big) - 8 * 10**20, max(big) == big[-1])
huge = range(0, 10**30, 10**10)
print(attempt(lambda: len(huge)), huge[10**19], huge[-1], huge[10**15 : 10**15 + 3], 5 * 10**10 in huge, 5 in huge, attempt(lambda: huge[10**20]), huge.index(10**12), bool(huge), huge[::10**18], attempt(lambda: list(huge[:3])), huge.stop, huge.step, huge.start)
for r in (range(0), range(5), range(5, 0), range(5, 0, -1), range(-3, 4, 2), range(1, 2, 100), range(10, -11, -5), range(Index(1), Index(8), Index(3)), range(True)):
    print(r, list(r), len(r), bool(r), r[::-1], list(r[1:]), list(r[-2:]), hash(r) == hash(range(r.start, r.start + r.step * len(r), r.step)), list(reversed(r)) == list(r)[::-1])
print(range(0) == range(5, 5) == range(3, 1), range(0, 3, 2) == range(0, 4, 2), range(1) == range(0, 1, 50), range(2) != [0, 1], range(0, 10, 3)[1:3] == range(3, 9, 3), {range(3): "a"}[range(0, 3)], attempt(lambda: range(2) < range(3)), range(5).__contains__(2.0), 2.5 in range(5), "a" in range(5), True in range(5), None in range(5))
for value in (3, 3.0, Index(3), "3", 3 + 0j, Equal(3), 99):
    r = range(5)
    print(type(value).__name__, value in r, attempt(lambda: r.index(value)), r.count(value), getattr(value, "asked", ""), end="; ")
print()
for wrong in (lambda: range(), lambda: range(1.0), lambda: range("5"), lambda: range(1, 2, 0), lambda: range(1, 2, 3, 4), lambda: range(5)[5], lambda: range(5)[-6], lambda: range(5)["a"], lambda: range(5)[1.0], lambda: range(5)[::0], lambda: setattr(range(5), "start", 1), lambda: range(5) + range(2), lambda: range(5) * 2, lambda: range(stop=5), lambda: type("R", (range,), {}), lambda: range(5).index(), lambda: range(5).append(1), lambda: range(5).__setitem__(0, 1), lambda: iter(range(5))[0], lambda: range(10**400)[0:10**399].stop == 10**399 and range(None)):
    print(attempt(wrong))
it = iter(range(5))
print(next(it), it.__length_hint__(), list(it), it.__length_hint__(), attempt(lambda: next(it)), type(it).__name__, type(iter(huge)).__name__, next(iter(huge[5:])), type(reversed(big)).__name__)
i = iter(range(2**62, 2**63 + 5, 2**61))
print(list(i), [x for x in range(-(2**63) - 1, -(2**63) + 2)], list(range(2**63 - 1, 2**63 + 1)), [*range(2**64, 2**64 - 3, -1)])
print([list(range(a, b, s)) for a, b, s in ((0, 10, 4), (10, 0, -4), (0, -5, -2), (3, 3, 1))], list(zip(range(3), range(3, 0, -1))), *(f"{i}:{j}" for i in range(2) for j in range(i, 2)), sum(range(1, 101)), list(map(range, range(3))), sorted(range(3), reverse=True), "".join(map(str, range(9, -1, -3))), tuple(range(3))[-1], {*range(3)} == set(range(3)), list(range(10))[slice(*range(1, 8, 3))])

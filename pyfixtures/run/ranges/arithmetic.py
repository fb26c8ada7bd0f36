# Ranges as sequences: membership, slices, equality and hashes, huge bounds.
r = range(10, 0, -3)
print(list(r), len(r), r[1], r[-1], r[1:], r[::-1], r[5:], 4 in r, 5 in r, 4.0 in r, "a" in r, r.index(7), r.count(1), r.count(2))
print(range(0) == range(5, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(0)) == hash(range(3, 3)), hash(range(1)) == hash(range(0, 1, 7)))
huge = range(-2**70, 2**70, 2**65)
print(huge[-1], huge[3:5], 2**65 in huge, huge.index(0), huge.start, huge.stop, huge.step, len(huge), list(reversed(huge))[0])
print(range(True), range(3).__reduce__(), [*range(2, 8, 3)], repr(range(0, 5, 1)), repr(range(1, 5, -1)), bool(range(0)), bool(range(1)))
for wrong in (lambda: range(), lambda: range(1.0), lambda: range(1, 2, 0), lambda: range(3)[3], lambda: range(3)[-4], lambda: range(3)["a"],
              lambda: range(1, 2, 3, 4), lambda: range(3).index(9), lambda: range(3).index("a"), lambda: range(5).start.x, lambda: setattr(range(3), "start", 1),
              lambda: range(3) + range(2), lambda: range(3) < range(4), lambda: range(stop=3), lambda: range(2**64)[2**64]):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        print("index")
        return 3


print(list(range(Index())), range(9)[Index()], range(9)[:Index()])
walk = iter(range(5))
print(next(walk), walk.__length_hint__(), list(walk), list(walk), walk.__length_hint__())

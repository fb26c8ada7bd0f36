for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 5), range(3, -3, -1), range(-5, 5, 4), range(2**62, 2**64, 2**62), range(10**20, 10**20 + 3)):
    print(r, list(r), list(reversed(r)), bool(r), r.start, r.stop, r.step, r[-1:] , r == range(r.start, r.stop, r.step))
r = range(0, 100, 7)
print(r[0], r[-1], r[3], r[2:5], r[::-1], r[::2], 49 in r, 50 in r, -7 in r, 49.0 in r, "a" in r, r.index(49), r.count(7), r.count(8), len(r), min(r), max(r), sum(r))
print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(1) == [0], len(range(10**9)), 10**17 in range(10**18), range(10**30)[10**29])
print([*range(3), *range(2)], tuple(range(3)), sorted(range(3), reverse=True), list(zip(range(3), range(5, 0, -1))), dict.fromkeys(range(3), 0), repr(range(1, 5)), str(range(1, 5, 2)))
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, None), type(it).__name__, type(iter(range(2**65))).__name__, next(iter(range(2**65, 2**66))))
total = 0
for i in range(10, -10, -3):
    for j in range(i):
        total += i * j
print(total)
cases = [lambda: range(), lambda: range(1, 2, 0), lambda: range("a"), lambda: range(1.5), lambda: range(1, 2, 3, 4), lambda: r[100], lambda: r[-50], lambda: r["a"], lambda: r.index(1), lambda: r.__setitem__, lambda: range(3) + range(2), lambda: range(3) < range(4), lambda: setattr(r, "start", 1), lambda: range(None), lambda: range(stop=1), lambda: range(0, 5)[::0], lambda: r.index("z")]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

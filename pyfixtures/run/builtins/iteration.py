print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted({"b": 1, "a": 2}), sorted([(2, "x"), (1, "y")], key=lambda p: p[1]), sorted([], key=len), sorted(["B", "a"], key=str.lower), sorted(range(5), key=lambda x: -x % 3))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(zip("ab", [1, 2, 3])), list(map(str, [1, 2])), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, 2])), list(filter(str.isdigit, "a1b2")), list(reversed([1, 2])), list(range(3)))
print(next(iter([1])), next(iter([]), "d"), list(iter(lambda it=iter([1, 2, 0, 3]): next(it), 0)), [*map(lambda *a: a, [1, 2], "ab", (True,))])
m = map(lambda x: 10 // x, [5, 2, 0, 1])
print(next(m), next(m))
try:
    next(m)
except ZeroDivisionError as e:
    print(e)
print(next(m), list(m))


class Lt:
    compared = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        Lt.compared += 1
        return self.v < o.v


print([x.v for x in sorted(map(Lt, [5, 3, 8, 1, 9, 2]))], Lt.compared)
Lt.compared = 0
print([x.v for x in sorted(map(Lt, range(10)), reverse=True)], Lt.compared)
Lt.compared = 0
data = [(i * 7919) % 101 for i in range(100)]
print([x.v for x in sorted(map(Lt, data))] == sorted(data), Lt.compared)
Lt.compared = 0
print([x.v for x in sorted(map(Lt, list(range(50)) + list(range(50))))][:6], Lt.compared)
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True)[:5])
mixed = [3, 2.5, True, -1, 10**20, float("-inf")]
print(sorted(mixed), sorted(mixed, reverse=True), sorted(mixed, key=lambda v: -v))
strings = ["é", "z", "a", "中", "Z", "", "aa"]
print(sorted(strings), sorted(strings, key=len), min(strings), max(strings))


def boom(x):
    if x == 3:
        raise KeyError("key fn")
    return x


vals = [4, 3, 2]
try:
    vals.sort(key=boom)
except KeyError as e:
    print(e, vals)
for f in (lambda: sorted(), lambda: sorted([1], len), lambda: sorted([1], key=1), lambda: sorted([1], foo=2), lambda: sorted([1, "a", 2]), lambda: sorted([1], reverse="x"), lambda: sorted([None, None]), lambda: sorted([1j, 2j]), lambda: sorted([{}, {}])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

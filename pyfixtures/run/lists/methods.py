a = [3, 1, 2]
a.append(5)
a.extend([7, 8])
a.extend("xy")
a.insert(0, "first")
a.insert(100, "last")
a.insert(-1, "before last")
print(a, len(a), a.index(5), a.count(1), a.pop(), a.pop(0), a.pop(-2))
a.remove("before last")
a.reverse()
print(a, a.copy() == a, a.copy() is a, a[::-1])
a.clear()
print(a, [] == a, list(), list("abc"), list((1, 2)), list(range(3)), list({"k": 1}), [None] * 3)
nested = [[0] * 2] * 2
nested[0][0] = 9
print(nested, [[0] * 2 for _ in range(2)], [1, 2] + [3], [1] * 0, [1, 2] * -1, 2 * ["a"])
n = [5, 2, 9, 1]
n.sort()
print(n, sorted(n, reverse=True), sorted("bca"), sorted(["b", "A", "c"], key=str.lower), n.sort(key=lambda x: -x), n)
words = ["pear", "fig", "apple", "kiwi", "date"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([True, 0, 2.5, -1]))
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, 2] == [1.0, 2.0], [1] != [2], [2] > [1, 9], [[1]] == [[1]], 2 in [1, 2], "x" not in [1])
b = c = [1, 2]
b += [3]
b = b + [4]
print(b, c, b is c)
c *= 2
print(c)
self_ref = [1]
self_ref.append(self_ref)
print(self_ref, self_ref[1] is self_ref)
cases = [lambda: [].pop(), lambda: [1].pop(3), lambda: [1].remove(2), lambda: [1, 2].index(3), lambda: [1, 2, 3].index(1, 1), lambda: [1] + (2,), lambda: [1] + None, lambda: [1] * "a", lambda: [1] < 1, lambda: sorted([1, "a"]), lambda: [1, None, 2].sort(), lambda: [1].sort(key=5), lambda: [1].sort(lambda x: x), lambda: [1].insert("a", 1), lambda: [1].extend(1), lambda: [1].pop("a"), lambda: [1][1.0], lambda: [1].index(1, "a"), lambda: hash([1]), lambda: [].append(), lambda: list(1, 2), lambda: list(x=1), lambda: [1].copy(2)]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
print([1, 2, 3, 1].index(1, 1), [1, 2, 3].index(3, -1), [0, 1, 2][True], [[1, 2], [3]][0][1], str([1, "a", None, 2.5, [()], {"k": [1]}]))

# fixture: 64-bit
print({"a", "b", "c", "d", "e"}, set("hello world"), frozenset(["x", "yy", "zzz"]), {"apple", "banana", "cherry", "date", "elderberry", "fig"})
print(list({"one", "two", "three", 1, 2, 3}), [*{b"a", b"b", "c"}], {1.5, 2.5, 0.1, 1e10, -3.7}, {(1, 2), (3, 4), ("a", "b"), ()})
print({5, 1000, 17, 2**40, -1, -2, 2**61 + 3, 10**20, 0}, set(range(0, 200, 13)), {n * n % 97 for n in range(30)})
s = set()
for w in "it was the best of times it was the worst of times it was the age of wisdom".split():
    s.add(w)
print(s, sorted(s))
for w in list(s)[::2]:
    s.discard(w)
print(s)
for w in ("new", "words", "come", "in", "of", "best"):
    s.add(w)
print(s, s.pop(), s.pop(), s)
a = set("abcdefgh")
b = set("efghijkl")
print(a | b, b | a, a & b, b & a, a - b, a ^ b, b ^ a)
n = set(range(10)) | {64, 128, 65, 33}
n.discard(5)
n.add(69)
print(n, n.pop(), n.pop(), n & {64, 69, 1000}, n - {0, 1, 2})
print({1, 2, 3, "x"} == {"x", 3, 2, 1}, set([8, 0, 16]), set([16, 8, 0]), set([0, 8, 16, 24, 32]), set([32, 24, 16, 8, 0]))
print({c for c in "comprehension order"}, set(map(str, range(12))), frozenset({1, 9, 17, 25}))
grow = set()
for i in range(60):
    grow.add(str(i))
print(list(grow)[:10], list(grow)[-5:])
copy = set(grow)
print(list(copy) == list(grow), list(copy)[:8])

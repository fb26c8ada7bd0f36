d = {}
for i in range(100):
    d[(i * 37) % 101] = i
print(list(d)[:12], len(d), sum(d.values()))
for i in range(0, 100, 3):
    d.pop((i * 37) % 101)
print(list(d)[:12], len(d))
for i in range(20):
    d[i] = "again"
print(list(d)[-8:], len(d), list(d.values()).count("again"))
words = "the quick brown fox jumps over the lazy dog the end fox".split()
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for w in words:
    groups.setdefault(len(w), []).append(w)
print(groups)


class Key:
    def __init__(self, n, h):
        self.n, self.h = n, h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        log.append((self.n, other.n))
        return self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


log = []
c = {Key(i, 5): i for i in range(4)}
print(c, log)
log.clear()
print(c[Key(2, 5)], log)
log.clear()
print(Key(9, 5) in c, Key(1, 6) in c, log)
k = Key(0, 5)
log.clear()
c[k] = "updated"
print(c, list(c)[0] is k, log)
log.clear()
c.pop(Key(1, 5))
print(c, len(log))
inverted = {v: k for k, v in {"a": 1, "b": 2, "c": 1}.items()}
print(inverted, {x: x * x for x in range(5) if x % 2}, {k: {k2: 0 for k2 in "ab"} for k in range(2)})
mixed = {1: "a", "1": "b", 1.5: "c", (1,): "d", b"1": "e", frozenset([1]): "f", True: "g", None: "h", 2**70: "i", -1: "j", -2: "k"}
print(mixed, mixed[frozenset({1})], mixed[2**70], mixed[1 + 0j])
big = {str(i): i for i in range(300)}
for i in range(290):
    del big[str(i)]
print(big, next(iter(big)), big.popitem(), big.popitem())

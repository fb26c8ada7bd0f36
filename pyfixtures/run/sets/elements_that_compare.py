# Sets whose elements count hashes and comparisons, raise in them, and change; subclasses in operators; frozen ones in sets.
calls = []


class E:
    def __init__(self, n, group=0):
        self.n, self.group = n, group

    def __hash__(self):
        calls.append(f"h{self.n}")
        return self.group

    def __eq__(self, other):
        calls.append(f"{self.n}={other.n if isinstance(other, E) else other}")
        if self.n == 13:
            raise ValueError("unlucky")
        return isinstance(other, E) and self.n == other.n

    def __repr__(self):
        return f"E{self.n}"


def attempt(f):
    calls.clear()
    try:
        result = f()
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(result, calls)


one, two, three = E(1), E(2), E(3)
attempt(lambda: {one, two, three} == {E(3), E(2), E(1)})
attempt(lambda: len({one, E(1), one, E(1, 5)}))
s = {one, two}
attempt(lambda: (E(2) in s, three in s, one in s))
attempt(lambda: s.discard(E(2)))
attempt(lambda: s.remove(E(2)))
attempt(lambda: s.add(E(1)))
attempt(lambda: s | {E(1), E(4)})
attempt(lambda: s & frozenset([E(1)]))
attempt(lambda: s - {E(1)})
attempt(lambda: s.issubset([E(1), two]))
attempt(lambda: s.isdisjoint([E(9, 9)]))
attempt(lambda: set([E(13), E(14)]))
attempt(lambda: {E(14)} & {E(13)})
attempt(lambda: frozenset([one]) in {frozenset([E(1)]): 1})
attempt(lambda: {one} < {E(1), two})
attempt(lambda: {E(1, 1)} == {E(1, 2)})
attempt(lambda: set(dict.fromkeys([one, two])))
attempt(lambda: {1, 2}.__contains__({1, 2}))
attempt(lambda: {frozenset({1, 2})}.__contains__({1, 2}))
attempt(lambda: {frozenset({1})}.remove({1}))
attempt(lambda: {1}.remove({2}))
attempt(lambda: {1}.add({2}))


class Grows(set):
    def add(self, x):
        calls.append(f"add {x}")
        super().add(x)

    def __or__(self, other):
        return "own or"

    def __rand__(self, other):
        return "own rand"

    def __contains__(self, x):
        calls.append(f"contains {x}")
        return super().__contains__(x)


g = Grows([1, 2])
for f in (lambda: g | {3}, lambda: {3} | g, lambda: {1} & g, lambda: g & {1}, lambda: type(g - {1}).__name__, lambda: type({1} - g).__name__, lambda: 1 in g, lambda: {1} <= g, lambda: g.issuperset([1]), lambda: type(g.copy()).__name__, lambda: g == {1, 2}, lambda: g.union([5]),
          lambda: type(frozenset([1]) | g).__name__, lambda: type(g ^ frozenset()).__name__, lambda: type(frozenset() | {1}).__name__, lambda: type({1} | frozenset()).__name__):
    attempt(f)
g |= {7}
g -= {1}
g ^= {7, 8}
g &= {2, 8, 9}
print(sorted(g), type(g).__name__)
for wrong in (lambda: {1} | [2], lambda: {1} - (1,), lambda: {1} < [1], lambda: [1] | {1}, lambda: {1}.__ior__([2]), lambda: set(5), lambda: {[]}, lambda: {1}.union(5), lambda: {1}.pop(1), lambda: set().pop(), lambda: set([1], [2]), lambda: frozenset().add, lambda: hash(set()), lambda: {1}.update([[]]), lambda: {1} + {2}, lambda: {1}[0], lambda: set(x=1), lambda: {1}.issubset(5)):
    attempt(wrong)
f = frozenset("abc")
print(f.copy() is f, frozenset(f) is f, f | set() == f, f.union() is f, hash(f) == hash(frozenset("cba")), {f: 1}[frozenset("bca")], len({frozenset(), frozenset([])}), frozenset() is frozenset() or "distinct")
u = {1, 2}
u.update([3], (4,), "5", {6: 7}, range(8, 9))
u.difference_update({1}, [2, 99])
u.intersection_update(range(10), [3, 4, 6, 8])
u.symmetric_difference_update([3, 10])
print(sorted(u), sorted(u.union([1], [2])), sorted(u.difference([4], [6])), u.intersection(), sorted(u.symmetric_difference(u)))

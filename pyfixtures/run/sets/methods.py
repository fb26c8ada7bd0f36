# fixture: 64-bit
s = {3, 1, 2}
print(s, len(s), 2 in s, set(), {1, 1.0, True}, set("hello") == set("olleh"), set([1, 2]) == {2, 1}, frozenset([1]), frozenset(), {*range(3), *"a"} == {0, 1, 2, "a"})
s.add(4)
s.add(2)
s.discard(99)
s.discard(1)
s.remove(3)
s.update([10, 20], (30,), {40: "x"})
print(s, s.pop() in {2, 4, 10, 20, 30, 40}, len(s))
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a, a.union(b, [9]), a.intersection(b, {3}), a.difference([1], [2]), a.symmetric_difference("x") == {1, 2, 3, 4, "x"})
print(a <= b, {3} < a, {1, 2, 3, 4} <= a, a < a, a >= {1}, a > {1, 2}, a == {4, 3, 2, 1}, a != b, a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([7]), {1} == frozenset([1]), frozenset([1]) | {2}, {2} | frozenset([1]))
c = a.copy()
c |= {7}
c &= {1, 2, 7}
c -= {1}
c ^= {2, 8}
print(c, c is a, a)
c.intersection_update([7, 8, 9])
c.difference_update({8})
c.symmetric_difference_update([1, 7])
print(c)
c.clear()
print(c, not c, {frozenset([1, 2]): "v"}[frozenset([2, 1])], hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset()} == {frozenset()})
f = frozenset("abc")
print(f == set("cab"), f.union("d") == set("abcd"), type(f | set()).__name__, type(set() | f).__name__, f.copy() is f, len(f), "a" in f, sorted(f))
print({1, 2, 3} - {2}, {i % 3 for i in range(10)}, {(1, 2), (1, 2)}, {-1, -2, 0, 5}, {2**61, 1, 2**61 - 1} == {2**61, 1, 0}, set(range(20)), {8, 16, 0, 24, 1}, {100, 5, 50, 10}, {31, 32, 33, 64, 96})
cases = [lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {{1}}, lambda: {1} | [2], lambda: {1} - [1], lambda: {1} < [1], lambda: {1} + {2}, lambda: set(5), lambda: set(1, 2), lambda: {1}.union(5), lambda: hash({1}), lambda: {1}[0], lambda: frozenset([1]).add(2), lambda: {1}.add(), lambda: {1}.update(3), lambda: frozenset(5), lambda: {1}.remove([]), lambda: {1}.remove({5}), lambda: {1} & None, lambda: {1}.isdisjoint(1), lambda: {1}.add([])]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

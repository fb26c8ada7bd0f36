# Set algebra by operators and by methods, which take any iterable.
a, b = {1, 2, 3}, frozenset({3, 4})
print(a | b, a & b, a - b, a ^ b, b | a, type(a | b).__name__, type(b | a).__name__)
print(a.union([9], "x"[:0], (5,)), a.intersection([1, 2, 2], range(2, 9)), a.difference([1], {2: 0}), a.symmetric_difference(range(3)))
print(a <= {1, 2, 3, 4}, a < a, a <= a, a >= b, a > {1}, a == frozenset(a), a != b, a.isdisjoint([7]), a.issubset(range(9)), a.issuperset([]))
c = {1, 2, 3}
same = c
c |= {4}
c &= {2, 3, 4}
c -= {3}
c ^= {2, 8}
print(c, c is same)
f = frozenset({1})
g = f
f |= {2}
print(f, g, f is g)
c.update([1], [2]), c.intersection_update([1, 2, 4], [2, 4]), c.difference_update([4], []), c.symmetric_difference_update([5])
print(c)
for wrong in (lambda: {1} | [2], lambda: {1} < [2], lambda: {1} - [1], lambda: {[]}, lambda: {1}.union(5), lambda: {1}.remove(2),
              lambda: set().pop(), lambda: frozenset({1}).add(2), lambda: hash({1}), lambda: {1}.__ior__([2])):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print({frozenset({1}): "found"}[frozenset({1})], {1} in {frozenset({1})}, set.remove.__name__)
s = {frozenset({1}), 2}
s.remove({1})
s.discard({1})
print(s)

import operator
from operator import attrgetter, itemgetter, methodcaller

for name in sorted(operator.__all__):
    f = getattr(operator, name)
    for args in ((7, 2), (-3,), ([1, 2, 1], 1), ("ab", "b"), ({"k": 1}, "k"), ([5, 6], 0, 9)):
        try:
            print(name, args, "->", f(*args))
        except (TypeError, ZeroDivisionError, IndexError, AttributeError, ValueError) as e:
            print(name, type(e).__name__, e)
            break


class Node:
    def __init__(self, value, child=None):
        self.value, self.child = value, child

    def scaled(self, by, *, plus=0):
        return self.value * by + plus


tree = Node(1, Node(2, Node(3)))
print(attrgetter("value", "child.value", "child.child.value")(tree))
print(itemgetter(2, 0, -1)("python"), itemgetter(slice(1, 4))("python"), itemgetter("k")({"k": "v"}))
print(methodcaller("scaled", 10, plus=5)(tree))
print(attrgetter("a.b"), itemgetter(1, "x"), methodcaller("m", 1, k=2))
rows = [("pear", 3), ("fig", 1), ("apple", 3)]
print(sorted(rows, key=itemgetter(1, 0)))
a = [1]
print(operator.iadd(a, [2]), a, operator.iconcat(a, [3]), operator.length_hint(iter(a)), operator.indexOf(a, 3))
for call in (lambda: attrgetter(1), lambda: itemgetter(), lambda: methodcaller(), lambda: operator.index(1.5),
             lambda: operator.length_hint([], "x"), lambda: attrgetter("nope")(tree)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)

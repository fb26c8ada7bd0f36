# itemgetter, attrgetter, methodcaller, and the functions for operators.
import _operator as o
from _operator import attrgetter, itemgetter, methodcaller


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.inner = self

    def move(self, dx, *, dy=0):
        return self.x + dx, self.y + dy


p = Point(1, 2)
print(attrgetter("x")(p), attrgetter("x", "inner.inner.y")(p), itemgetter(1)("abc"), itemgetter(0, -1)([1, 2, 3]), itemgetter(slice(1, 3))("abcd"))
print(methodcaller("move", 5)(p), methodcaller("move", 5, dy=1)(p), itemgetter("k")({"k": 7}))
print(attrgetter("x", "y"), itemgetter(1, "a"), methodcaller("move", 5, dy=1), attrgetter("a.b"))
print(o.add(1, 2), o.concat([1], [2]), o.countOf([1, 2, 1], 1), o.indexOf("abc", "c"), o.contains("abc", "b"), o.truth([]), o.not_(0), o.is_(p, p), o.length_hint(iter([1, 2]), 9),
      o.length_hint(5, 9), o.index(True), o.pow(2, 5), o.floordiv(-7, 2), o.inv(5), o.neg(-3), o.pos(True), o.lshift(1, 4))
a = [1]
print(o.iadd(a, [2]), a, o.iconcat(a, [3]), o.setitem(a, 0, 9), o.getitem(a, slice(1, None)), o.delitem(a, 0), a, o.ior({1}, {2}), o.imul("ab", 2))
for wrong in (lambda: attrgetter(), lambda: attrgetter(5), lambda: attrgetter("missing")(p), lambda: itemgetter(), lambda: itemgetter(9)("abc"), lambda: methodcaller(), lambda: methodcaller(5),
              lambda: methodcaller("nope")(p), lambda: itemgetter(1)(p), lambda: o.indexOf([1], 2), lambda: o.concat(1, 2), lambda: o.countOf(5, 1), lambda: o.index(1.5), lambda: attrgetter("x")(),
              lambda: attrgetter("x")(p, p), lambda: o.iconcat(1, 2), lambda: o.length_hint(5, "a"), lambda: o.add(1), lambda: methodcaller("move")(p), lambda: attrgetter("x.")(p)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(sorted([Point(2, 1), Point(1, 5), Point(1, 3)], key=attrgetter("x", "y"))[0].y, list(map(itemgetter(1), [(1, 2), (3, 4)])))

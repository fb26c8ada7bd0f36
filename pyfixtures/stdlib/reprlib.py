import reprlib
from array import array
from collections import deque

r = reprlib.Repr()
print(r.repr(list(range(100))), r.repr(tuple(range(10))), r.repr({n: n for n in range(9)}), r.repr(set(range(10))))
print(r.repr("x" * 100), r.repr(10**80), r.repr(array("i", range(9))), r.repr(deque(range(9))), r.repr(frozenset([3, 1, 2])))
print(r.repr([[[[[[[[1]]]]]]]]), r.repr({"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}}), r.repr(()), r.repr((1,)), r.repr([]))
r.maxlist, r.maxstring, r.maxlevel, r.maxother = 2, 12, 2, 20
print(r.repr([1, 2, 3]), r.repr("y" * 40), r.repr([[[1]]]), r.repr(object))


class Odd:
    def __repr__(self):
        raise ValueError("no")


class Long:
    def __repr__(self):
        return "<" + "o" * 50 + ">"


print(reprlib.repr(Odd())[:5], r.repr(Long()))


class Loop(list):
    @reprlib.recursive_repr(fillvalue="<loop>")
    def __repr__(self):
        return "<" + "|".join(map(repr, self)) + ">"


loop = Loop("ab")
loop.append(loop)
print(loop, Loop.__repr__.__name__, hasattr(Loop.__repr__, "__wrapped__"))


class Mine(reprlib.Repr):
    def repr_float(self, x, level):
        return "%.1f@%d" % (x, level)


print(Mine().repr([1.25, [2.5]]))
if hasattr(r, "indent"):
    print(reprlib.Repr(indent=2).repr([1, {"a": (2, 3)}]), reprlib.Repr(maxlist=1, fillvalue="+++").repr([1, 2]))

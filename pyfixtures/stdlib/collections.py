import collections
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque

c = Counter("mississippi")
print(c, c.most_common(2), c["zzz"], sorted(c.elements()), c.total())
d = Counter(m=1, s=-3)
print(c + d, c - d, c & d, c | d, +d, -d, c > d, Counter(a=1) <= Counter(a=2, b=1), Counter(a=0) == Counter())
c.update("mm", z=3)
c.subtract(["s", "s"])
del c["nope"]
print(c, c.copy() is c, Counter({"x": 2, "y": 0}), repr(Counter()), Counter.__missing__(c, 1))
c += Counter("q")
c -= Counter("mmm")
c |= Counter(z=9)
c &= Counter(z=5, i=2, q=1)
print(c, c.most_common())
chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
child = chain.new_child({"c": 4}, d=5) if True else None
print(chain, child, child["b"], list(child), len(child), child.parents, dict(child), "z" in child, child.get("z"))
child["a"] = 99
print(child.maps[0], chain["a"], child | {"n": 1}, child.popitem(), child.pop("c"))
try:
    del child["b"]
except KeyError as e:
    print(e)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o, o.popitem(last=False), list(reversed(o)), o == OrderedDict(c=3, a=1), o | {"z": 0})
dd = defaultdict(list, k=[0])
dd["x"].append(1)
print(dd, dd.default_factory, dd.__missing__("y"), sorted(dd))
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.rotate(1)
q.extendleft([9])
print(q, q.maxlen, q.index(4), list(reversed(q)))


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u.update(b=2)
print(u, u.copy(), u | {"c": 3}, {"c": 3} | u, "A" in u, type(u | {}).__name__)
l = UserList([3, 1, 2])
l.sort()
l += [7]
print(l, l[1:], l + [1], [0] + l, l * 2, l == [1, 2, 3, 7], 2 in l, l.index(7), type(l[:1]).__name__)
s = UserString("hello")
print(s.upper(), s + " world", s[1:3], "ell" in s, s.replace("l", "L"), s % (), int(UserString("42")), s.center(9, "*"), type(s.title()).__name__)
print(collections._count_elements.__name__)

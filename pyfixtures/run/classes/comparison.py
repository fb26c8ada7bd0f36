class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        print("eq", self.n, getattr(o, "n", o))
        return self.n == getattr(o, "n", o)

    def __lt__(self, o):
        print("lt", self.n, getattr(o, "n", o))
        return self.n < getattr(o, "n", o)

    def __le__(self, o):
        return NotImplemented

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return f"V{self.n}"


a, b = V(1), V(2)
print(a == b, a != b, a < b, a > b, a == 1, 1 == a, 5 > b)
for f in (lambda: a <= b, lambda: a >= 1, lambda: a <= "x"):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(sorted([V(3), V(1), V(2)]), max(a, b), min([b, a]))
print(a in [b, V(1)], [a, b].index(V(2)), [a, a, b].count(V(1)), {a: "one"}[V(1)], {V(1), V(1), V(2)}, (a, b) == (V(1), V(2)), [a] < [b])


class OnlyEq:
    def __eq__(self, o):
        return "truthy string"


x = OnlyEq()
print(x == 1, x != 1, OnlyEq.__hash__, x in [0], [1, x].index(5) if 0 else [x].index(5))
try:
    {x: 1}
except TypeError as e:
    print(e)


class Child(V):
    def __eq__(self, o):
        print("child eq")
        return True

    def __gt__(self, o):
        print("child gt")
        return "gt"


print(a == Child(9), a < Child(9), Child(9) == a, Child.__hash__)
class Raises:
    def __eq__(self, o):
        raise ValueError("no compare")
    def __bool__(self):
        return 5


for f in (lambda: Raises() == 1, lambda: 1 == Raises(), lambda: 1 in [Raises()], lambda: not Raises(), lambda: 1 if Raises() else 2):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(None == 0, None == None, () == [], [] == [], {} == set(), 1 == "1", "a" == b"a", object() == object(), NotImplemented == NotImplemented, ... == ...)
for l, r in [(1, "a"), (None, None), ([], ()), ({}, {}), (1j, 1), (object, int), (b"", "")]:
    try:
        l < r
    except TypeError as e:
        print(e)

import copy


class Node:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent:
            parent.children.append(self)


root = Node("root")
child = Node("child", root)
deep, shallow = copy.deepcopy(root), copy.copy(root)
print(deep.children[0].parent is deep, deep.children[0] is child, shallow.children is root.children, shallow.children[0].parent is root)
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again[1] is again, again is loop, again)
shared = [0]
pair = copy.deepcopy((shared, shared, {"k": shared}))
print(pair[0] is pair[1] is pair[2]["k"], pair[0] is shared)
for value in (1, "s", b"b", None, (1, 2), frozenset([1]), 2.5, 1j, range(3), len, Node, ..., NotImplemented, slice(1, 2)):
    try:
        print(copy.copy(value) is value, copy.deepcopy(value) is value, end=" ")
    except TypeError as e:
        print(e)
print()
t = (1, (2, "x"))
u = (1, [2])
print(copy.deepcopy(t) is t, copy.deepcopy(u) is u, copy.deepcopy(u) == u, copy.copy({1: [2]}), copy.copy({3}), copy.copy(bytearray(b"q")))


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = [1]


s = copy.deepcopy(Slotted())
print(s.a, hasattr(s, "b"))


class Custom:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Custom(self.n + 1)

    def __deepcopy__(self, memo):
        print("memo", type(memo).__name__)
        return Custom(self.n + 100)


print(copy.copy(Custom(1)).n, copy.deepcopy([Custom(1)])[0].n)


class State:
    def __getstate__(self):
        return {"kept": 1}

    def __setstate__(self, state):
        self.got = state


class Sub(dict):
    pass


d = Sub(a=[1])
d.extra = "e"
e = copy.deepcopy(d)
print(copy.copy(State()).got, type(e).__name__, e, e.extra, e["a"] is d["a"])


class Bad:
    def __reduce_ex__(self, n):
        return 3


for bad in (lambda: copy.copy(Bad()), lambda: copy.deepcopy(x for x in ()), lambda: copy.copy(iter([1, 2])).__next__()):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(copy.deepcopy(root.__init__).__self__ is root, copy.Error is copy.error, hasattr(copy, "replace"))

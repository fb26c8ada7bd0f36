# Long chains freed without recursion, finalisers in cycles, resurrection, weak references cleared in order, and what gc sees.
import gc
from _weakref import ref

log = []


class Node:
    def __init__(self, name=None, following=None):
        self.name, self.following = name, following

    def __del__(self):
        if self.name:
            log.append(self.name)


def chain(n, make):
    head = None
    for i in range(n):
        head = make(head, i)
    return head


for n, makes in (
    (600, (lambda h, i: [h], lambda h, i: (h, i), lambda h, i: {"next": h})),
    (400, (lambda h, i: Node(None, h), lambda h, i: iter([h]), lambda h, i: (lambda: h), lambda h, i: {i: {"deeper": [h]}}, lambda h, i: zip([h], [i]))),
):
    for make in makes:
        big = chain(n, make)
        del big
print("chains freed")
gc.disable()
gc.collect()
a, b = Node("a"), Node("b")
a.following, b.following = b, a
watch = [ref(a, lambda r: log.append("weak a")), ref(b, lambda r: log.append("weak b"))]
del a, b
print(gc.collect() > 0, sorted(log[:2]), sorted(log[2:]), [w() for w in watch])
log.clear()
saved = []


class Phoenix:
    def __init__(self):
        self.me, self.times = self, 0

    def __del__(self):
        self.times += 1
        log.append(f"del {self.times}")
        saved.append(self)


p = Phoenix()
r = ref(p)
del p
print(gc.collect(), log, r() is None, len(saved), saved[0].me is saved[0])
saved.clear()
print(gc.collect() > 0, log, len(saved))


class Tree:
    def __init__(self, depth):
        self.children = [Tree(depth - 1) for _ in range(2)] if depth else []
        for child in self.children:
            child.parent = self


tree = Tree(6)
watch = ref(tree)
before = len(gc.get_objects())
del tree
print(watch() is not None, gc.collect() >= 127, watch() is None, len(gc.get_objects()) < before)
x = []
x.append(x)
y = {"self": None}
y["self"] = y
f = lambda: f
print(len(gc.get_referents(x)), any(v is y for v in gc.get_referents(y)), [gc.is_tracked(v) for v in (x, 1, "s", (), [], {}, (1, 2), object(), Node, Node(), len)])
del x, y, f
gc.collect()
order = []


class Ordered:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        order.append(self.name)


def locals_freed():
    first, second = Ordered("first"), Ordered("second")
    third = [Ordered("in list 1"), Ordered("in list 2")]
    mapping = {"k": Ordered("in dict")}
    order.append("end of body")


locals_freed()
print(order)
order.clear()
holder = [Ordered("replaced")]
holder[0] = Ordered("new")
order.append("after replacement")
holder.clear()
t = Ordered("rebound")
t = Ordered("second value")
order.append("after rebinding")
del t
print(order)
order.clear()


def generator():
    kept = Ordered("in generator")
    try:
        yield 1
    finally:
        order.append("finally")


g = generator()
next(g)
del g
try:
    local = Ordered("in try")
    raise ValueError(Ordered("in exception"))
except ValueError as error:
    kept = error
del local
print(order)
order.clear()
del kept
print(order, gc.garbage, gc.isenabled())
gc.enable()

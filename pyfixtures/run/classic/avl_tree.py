# An ordered map over an AVL tree: rotations, iteration, ranges, deletion, and its invariants after each change.
class Node:
    __slots__ = ("key", "value", "left", "right", "height", "size")

    def __init__(self, key, value):
        self.key, self.value, self.left, self.right = key, value, None, None
        self.update()

    def update(self):
        l, r = self.left, self.right
        self.height = 1 + max(l.height if l else 0, r.height if r else 0)
        self.size = 1 + (l.size if l else 0) + (r.size if r else 0)
        return self

    @property
    def balance(self):
        return (self.left.height if self.left else 0) - (self.right.height if self.right else 0)

    def rotate(self, side, other):
        top = getattr(self, side)
        setattr(self, side, getattr(top, other))
        setattr(top, other, self.update())
        return top.update()

    def balanced(self):
        match self.update().balance:
            case 2:
                if self.left.balance < 0:
                    self.left = self.left.rotate("right", "left")
                return self.rotate("left", "right")
            case -2:
                if self.right.balance > 0:
                    self.right = self.right.rotate("left", "right")
                return self.rotate("right", "left")
        return self


class OrderedMap:
    def __init__(self, items=()):
        self.root = None
        for key, value in items:
            self[key] = value

    def __len__(self):
        return self.root.size if self.root else 0

    def __setitem__(self, key, value):
        def insert(node):
            if node is None:
                return Node(key, value)
            if key < node.key:
                node.left = insert(node.left)
            elif node.key < key:
                node.right = insert(node.right)
            else:
                node.value = value
            return node.balanced()

        self.root = insert(self.root)

    def __delitem__(self, key):
        def least(node):
            return least(node.left) if node.left else node

        def remove(node, key):
            if node is None:
                raise KeyError(key)
            if key < node.key:
                node.left = remove(node.left, key)
            elif node.key < key:
                node.right = remove(node.right, key)
            elif node.left and node.right:
                follower = least(node.right)
                node.key, node.value = follower.key, follower.value
                node.right = remove(node.right, follower.key)
            else:
                return node.left or node.right
            return node.balanced()

        self.root = remove(self.root, key)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [(k, v) for k, v in self.between(key.start, key.stop)]
        node = self.root
        while node and node.key != key:
            node = node.left if key < node.key else node.right
        if node is None:
            raise KeyError(key)
        return node.value

    def between(self, low, high):
        def walk(node):
            if node:
                if low is None or low <= node.key:
                    yield from walk(node.left)
                    if high is None or node.key < high:
                        yield node.key, node.value
                if high is None or node.key < high:
                    yield from walk(node.right)
                elif low is not None and node.key < low:
                    return

        return walk(self.root)

    def __iter__(self):
        return (k for k, _ in self.between(None, None))

    def nth(self, n):
        node = self.root
        while True:
            if node is None:
                raise IndexError(n)
            left = node.left.size if node.left else 0
            if n == left:
                return node.key
            node, n = (node.left, n) if n < left else (node.right, n - left - 1)

    def check(self):
        def walk(node):
            if node:
                walk(node.left), walk(node.right)
                assert abs(node.balance) < 2 and node.height == node.update().height

        walk(self.root)
        return list(self) == sorted(self)


m = OrderedMap((n, str(n)) for n in range(1, 32))
print(len(m), m.root.key, m.root.height, m.check())
seed, order = 7, []
while len(order) < 40:
    seed = seed * 137 % 1009
    order.append(seed % 100)
m = OrderedMap((k, i) for i, k in enumerate(order))
print(len(m), m.root.height, m.check(), list(m))
print(m[20:40], m[:8], [m.nth(i) for i in (0, 5, len(m) - 1)])
for k in sorted(set(order), key=lambda k: k * 31 % 17)[:20]:
    del m[k]
    assert m.check(), k
print(len(m), m.root.height, list(m), m[m.root.key] == len(order) - 1 - order[::-1].index(m.root.key))
for wrong in (lambda: m[1000], lambda: m.__delitem__(-1), lambda: m.nth(100), lambda: m.__setitem__("text", 1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(len(m), m.check(), len(OrderedMap()), list(OrderedMap()))

class Tree:
    def __init__(self):
        self.root = None
        self.count = 0

    class Node:
        def __init__(self, key):
            self.key, self.left, self.right = key, None, None

    def insert(self, key):
        def go(node):
            if node is None:
                self.count += 1
                return Tree.Node(key)
            if key < node.key:
                node.left = go(node.left)
            elif key > node.key:
                node.right = go(node.right)
            return node

        self.root = go(self.root)
        return self

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)

        return walk(self.root)

    def height(self):
        def h(node):
            return 0 if node is None else 1 + max(h(node.left), h(node.right))

        return h(self.root)

    def levels(self):
        queue = [self.root] if self.root else []
        while queue:
            yield [n.key for n in queue]
            queue = [child for n in queue for child in (n.left, n.right) if child]

    def __contains__(self, key):
        node = self.root
        while node:
            if key == node.key:
                return True
            node = node.left if key < node.key else node.right
        return False


t = Tree()
for k in (8, 3, 10, 1, 6, 14, 4, 7, 13, 3):
    t.insert(k)
print(list(t), t.count, t.height(), list(t.levels()), 7 in t, 5 in t)
print(list(Tree()), Tree().height(), [*Tree().insert("b").insert("a")])
graph = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "f": {"e": 9}}


def shortest(graph, start):
    distance, todo, previous = {start: 0}, {start}, {}
    while todo:
        node = min(todo, key=lambda n: (distance[n], n))
        todo.remove(node)
        for other, length in graph.get(node, {}).items():
            if (d := distance[node] + length) < distance.get(other, float("inf")):
                distance[other], previous[other] = d, node
                todo.add(other)
    return distance, previous


distance, previous = shortest(graph, "a")
path = ["e"]
while path[-1] in previous:
    path.append(previous[path[-1]])
print(distance, path[::-1])


def topological(graph):
    seen, order = set(), []

    def visit(n):
        if n not in seen:
            seen.add(n)
            for m in graph.get(n, ()):
                visit(m)
            order.append(n)

    for n in sorted(graph):
        visit(n)
    return order[::-1]


print(topological(graph))

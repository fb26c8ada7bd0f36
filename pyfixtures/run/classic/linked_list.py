class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in items:
            self.append(item)

    def append(self, value):
        node = Node(value)
        if self.head is None:
            self.head = node
        else:
            last = self.head
            while last.next is not None:
                last = last.next
            last.next = node
        self.size += 1

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def remove(self, value):
        previous, node = None, self.head
        while node and node.value != value:
            previous, node = node, node.next
        if node is None:
            raise ValueError(f"{value!r} not in list")
        if previous is None:
            self.head = node.next
        else:
            previous.next = node.next
        self.size -= 1

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __str__(self):
        return " -> ".join(map(str, self)) or "empty"


items = LinkedList([1, 2, 3])
items.push(0)
items.append("end")
print(items, len(items), 2 in items, list(items))
items.reverse()
print(items)
items.remove(0)
items.remove("end")
print(items, len(items))
try:
    items.remove(99)
except ValueError as e:
    print(e)
print(LinkedList(), sum(items), max(items), sorted(items), [*items])

class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


chain = Node(1, Node(2))
print(chain.next.value)
print(chain.value + chain.next.value * 2 + chain.next.next.value)

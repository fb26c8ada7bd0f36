# Garbage that only references itself is collected before memory is refused, with the collector off: in large pieces, in
# lists that grow, in small objects.
import gc

gc.disable()
for i in range(200):
    piece = [bytearray(1 << 20)]
    piece.append(piece)
print("pieces")
for i in range(2000):
    items = []
    items.append(items)
    items.extend(range(10_000))
print("lists")
from _collections import deque

for i in range(2000):
    items = deque()
    items.append(items)
    items.extend(range(10_000))
print("deques")


class Node:
    pass


for i in range(300_000):
    a, b = Node(), Node()
    a.other, b.other = b, a
print("nodes")
kept = []
try:
    while True:
        kept.append(bytearray(1 << 20))
except MemoryError:
    print("MemoryError", 30 < len(kept) < 64)

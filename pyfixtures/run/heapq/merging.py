# merge, nlargest and nsmallest by hand over the native heap, and heaps of things that refuse to compare.
import _heapq
from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

heap = [9, 4, 7, 1, 8, 2, 6]
heapify(heap)
print(heap, [heappop(heap) for _ in range(3)], heap)
heappush(heap, 5)
print(heappushpop(heap, 0), heappushpop(heap, 6), heapreplace(heap, 100), heap)


def merged(*sources):
    order = []
    for number, source in enumerate(map(iter, sources)):
        for first in source:
            heappush(order, (first, number, source))
            break
    while order:
        value, number, source = order[0]
        yield value
        for following in source:
            heapreplace(order, (following, number, source))
            break
        else:
            heappop(order)


print(list(merged([1, 4, 7], [2, 5, 8], [0, 9], [])), list(merged("adg", "bcf")))
state = 12345
numbers = []
for _ in range(200):
    state = (state * 1103515245 + 12345) % 2**31
    numbers.append(state % 50)
heap = list(numbers)
heapify(heap)
assert all(heap[(i - 1) // 2] <= heap[i] for i in range(1, len(heap)))
assert [heappop(heap) for _ in numbers] == sorted(numbers)
largest = list(numbers)
_heapq._heapify_max(largest)
assert largest[0] == max(numbers)


class Sulks:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 3 or other.n == 3:
            raise ValueError(f"{self.n} < {other.n}")
        return self.n < other.n


heap = [Sulks(n) for n in (5, 4, 3, 2, 1)]
for act in (lambda: heapify(heap), lambda: heappush([Sulks(1)], Sulks(3)), lambda: heappop([]), lambda: heapreplace([], 1), lambda: heappush((), 1),
            lambda: heappushpop([], 7), lambda: heapify("abc"), lambda: heappop([1, "a", 2]), lambda: heappush([1])):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
print([s.n for s in heap])

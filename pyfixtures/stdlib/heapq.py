import heapq
from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest

data = [(n * 7919) % 101 for n in range(40)]
heap = data[:]
heapify(heap)
print(heap)
print([heappop(heap) for _ in range(10)], heap)
for n in (50, 3, 77):
    heappush(heap, n)
print(heappushpop(heap, 1), heapreplace(heap, 200), heap[0], len(heap))
print(nlargest(5, data), nsmallest(5, data), nlargest(1, data), nsmallest(0, data), nsmallest(50, data)[-1])
words = "so we beat on boats against the current borne back ceaselessly into the past".split()
print(nlargest(3, words, key=len), nsmallest(3, words, key=len), nlargest(1, words, key=len))
print(nsmallest(1, [], key=len), nlargest(2, []))
try:
    print(nlargest(1, [], key=len))
except Exception as e:
    print(type(e).__name__, e)
print(list(merge([1, 4, 9], (2, 3), range(0, 12, 5))))
print(list(merge("abz", "acy", key=str.upper)), list(merge([9, 4, 1], [3, 2], reverse=True)))
print(list(merge(["dog", "horse"], ["cat", "fish", "kangaroo"], key=len)))
print(list(merge(["kangaroo", "fish", "cat"], ["horse", "dog"], key=len, reverse=True)))
for bad in (lambda: heappop([]), lambda: heapreplace([], 1), lambda: heappush((), 1), lambda: heapify([1, "a"])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Task:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


queue = []
for n, name in enumerate(words):
    heappush(queue, Task(len(name), (n, name)))
print([heappop(queue).name for _ in range(len(queue))])
high = data[:8]
heapq._heapify_max(high)
print(high, heapq._heappop_max(high), heapq._heapreplace_max(high, 4))

# bisect and heapq natively: keys, bounds, classes that compare in odd ways, priority queues with removal, and running medians.
from _bisect import bisect_left, bisect_right, insort_left, insort_right
from _heapq import heapify, heappop, heappush, heappushpop, heapreplace


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a = [1, 2, 2, 2, 5, 8]
print([(x, bisect_left(a, x), bisect_right(a, x)) for x in (0, 1, 2, 3, 8, 9)], bisect_left(a, 2, 2), bisect_right(a, 2, 0, 3), bisect_left(a, 5, lo=1, hi=3), bisect_left([], 1), bisect_left("aceg", "d"), bisect_right(range(0, 100, 10), 35))
people = [("ann", 20), ("bob", 30), ("cid", 30), ("dee", 41)]
print(bisect_left(people, 30, key=lambda p: p[1]), bisect_right(people, 30, key=lambda p: p[1]), insort_left(people, ("eve", 30), key=lambda p: p[1]), insort_right(people, ("fay", 30), key=lambda p: p[1]), [n for n, _ in people], insort_right(a, 2.0), insort_left(a, 0, lo=3), a)
print(attempt(lambda: bisect_left(a, 1, -1)), attempt(lambda: bisect_left(a, "x")), attempt(lambda: bisect_left(5, 1)), attempt(lambda: bisect_left()), attempt(lambda: insort_left((), 1)), attempt(lambda: bisect_left(a, 1, key=5)), attempt(lambda: bisect_left([None], 1)), attempt(lambda: bisect_left(a, 1, 0, 100)), attempt(lambda: bisect_left(a, 1, bad=1)))
grade = lambda score: "FDCBA"[bisect_right([60, 70, 80, 90], score)]
print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])


class Logs:
    log = []

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Logs.log.append((self.n, getattr(other, "n", other)))
        return self.n < getattr(other, "n", other)


items = [Logs(n) for n in (10, 20, 30, 40)]
print(bisect_left(items, Logs(25)), bisect_right(items, Logs(25)), Logs.log)
Logs.log.clear()
heapify(mixed := [Logs(n) for n in (3, 1, 2)])
print([x.n for x in mixed], Logs.log)


class Queue:
    REMOVED = object()

    def __init__(self):
        self.heap, self.entries, self.serial = [], {}, 0

    def put(self, item, priority):
        if item in self.entries:
            self.remove(item)
        self.serial += 1
        entry = self.entries[item] = [priority, self.serial, item]
        heappush(self.heap, entry)

    def remove(self, item):
        self.entries.pop(item)[2] = self.REMOVED

    def pop(self):
        while self.heap:
            priority, _, item = heappop(self.heap)
            if item is not self.REMOVED:
                del self.entries[item]
                return item, priority
        raise KeyError("empty queue")

    def __iter__(self):
        while self.entries:
            yield self.pop()


q = Queue()
for item, p in (("write", 5), ("test", 2), ("ship", 9), ("plan", 1), ("test", 7), ("rest", 5)):
    q.put(item, p)
q.remove("plan")
print(list(q), attempt(q.pop), attempt(lambda: q.remove("x")))


class Median:
    def __init__(self):
        self.low, self.high = [], []

    def add(self, x):
        heappush(self.high, -heappushpop(self.low, -x))
        if len(self.high) > len(self.low):
            heappush(self.low, -heappop(self.high))
        return -self.low[0] if len(self.low) > len(self.high) else (self.high[0] - self.low[0]) / 2


median = Median()
print([median.add(x) for x in (5, 2, 8, 1, 9, 9, 3)])


def smallest(n, source):
    heap = []
    for x in source:
        if len(heap) < n:
            heappush(heap, -x)
        elif -heap[0] > x:
            heapreplace(heap, -x)
    return sorted(-x for x in heap)


state, numbers = 1, []
while len(numbers) < 300:
    state = state * 48271 % 2147483647
    numbers.append(state % 1000)
print(smallest(6, numbers), sorted(numbers)[:6] == smallest(6, numbers))


def huge():
    heap = list(numbers)
    heapify(heap)
    out = []
    while heap:
        out.append(heappop(heap))
        if len(out) % 50 == 0:
            heappush(heap, 1001)
    return len(out), out[:5], out.count(1001), out[:300] == sorted(out[:300])


print(huge())
ugly = [1]
for _ in range(15):
    for f in (2, 3, 5):
        if (n := ugly[-1] * f) not in ugly:
            ugly.append(n)
            break
heap, seen, hamming = [1], {1}, []
while len(hamming) < 20:
    n = heappop(heap)
    hamming.append(n)
    for f in (2, 3, 5):
        if n * f not in seen:
            seen.add(n * f)
            heappush(heap, n * f)
print(hamming, len(ugly))

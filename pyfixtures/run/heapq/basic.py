"""_heapq and _bisect."""
import _bisect as b
import _heapq as h


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


x = [9, 4, 7, 1, 8, 2, 6, 3, 5, 0]; h.heapify(x); print(x); h.heappush(x, -1); print(x, h.heappop(x), h.heapreplace(x, 11), h.heappushpop(x, -5), h.heappushpop(x, 5), x)
print([h.heappop(x) for _ in range(len(x))]); words = list("hello world"); h.heapify(words); print(words)
x = [(i * 7919) % 101 for i in range(60)]; h.heapify(x); print(x)
attempt(h.heappush, 1, 2); attempt(h.heappop, []); attempt(h.heapify, (1,)); attempt(h.heapreplace, [], 1); attempt(h.heappushpop, 3, 1); print(h.heappushpop([], 4)); attempt(h.heappush, [1], "a"); attempt(h.heapify, [1, "a"])
if hasattr(h, "_heapify_max"):
    x = [3, 1, 4, 1, 5]; h._heapify_max(x); print(x, h._heappop_max(x), x, h._heapreplace_max(x, 2), x); attempt(h._heappop_max, []); attempt(h._heapify_max, 3)
else:
    x = [3, 1, 4, 1, 5]; h.heapify_max(x); print(x, h.heappop_max(x), x, h.heapreplace_max(x, 2), x); h.heappush_max(x, 9); print(x, h.heappushpop_max(x, 1), x); attempt(h.heappop_max, []); attempt(h.heapify_max, 3)


class Evil:
    def __init__(self, target):
        self.target = target

    def __lt__(self, other):
        self.target.clear()
        return True


for f in (lambda e: h.heappush(e, Evil(e)), lambda e: h.heappop(e), lambda e: h.heapify(e), lambda e: h.heappushpop(e, Evil(e))):
    e = []; e.extend(Evil(e) for _ in range(6)); attempt(f, e)
print(h.__doc__.split("\n")[0], len(h.__about__))
a = [1, 2, 2, 2, 5, 8]; print(b.bisect_left(a, 2), b.bisect_right(a, 2), b.bisect_left(a, 0), b.bisect_right(a, 9), b.bisect_left(a, 2, 2), b.bisect_left(a, 5, 0, 3), b.bisect_left("acx", "d"), b.bisect_right(range(100), 50))
print(b.bisect_left([(1, "a"), (3, "b")], 2, key=lambda t: t[0]), b.bisect_right([5, 3, 1], -3, key=lambda v: -v)); b.insort_left(a, 2); b.insort_right(a, 3); b.insort_right(a, 100); b.insort_left(a, 4, key=lambda v: v); print(a)
attempt(b.bisect_left, [1]); attempt(b.bisect_left, [1], 2, -1); attempt(b.bisect_left, 3, 2); attempt(b.bisect_left, [1], 2, "a"); attempt(b.bisect_left, [1], "a"); attempt(b.insort_left, (1,), 2); attempt(b.bisect_left, [1], 1, 0, "a"); attempt(b.bisect_left, [1], 5, 0, 9)

# Containers that change while their own methods compare, hash, iterate or call back.
import _bisect
import _collections
import _functools
import _heapq
import array
import itertools


def attempt(label, f):
    try:
        print(label, "->", f())
    except Exception as e:
        print(label, "->", type(e).__name__, e)


class E:
    """Does something whenever it is compared, hashed or asked; so often, then no more."""

    def __init__(self, act, times=1, answer=False):
        self.act, self.times, self.answer = act, times, answer

    def go(self):
        if self.times:
            self.times -= 1
            self.act()

    def __eq__(self, other):
        self.go()
        return self.answer

    def __lt__(self, other):
        self.go()
        return self.answer

    __gt__ = __le__ = __ge__ = __lt__

    def __hash__(self):
        return 1

    def __repr__(self):
        self.go()
        return "E"


# Lists
for method in "index", "count", "remove", "__contains__":
    for name, act in ("clear", lambda: items.clear()), ("append", lambda: items.append(3)), ("pop", lambda: items.pop()), ("insert", lambda: items.insert(0, 9)):
        items = [1, E(lambda: act(), 1), 2]
        attempt(f"list.{method} {name}", lambda: getattr(items, method)(7))
        print(len(items))
items = [E(lambda: items.clear()), 2, 3]
attempt("list ==", lambda: items == [1, 2, 3])
items = [E(lambda: items.clear(), answer=True), 2, 3]
attempt("list == longer", lambda: items == [1, 2, 3])
items = [E(lambda: items.clear(), answer=True), 2, 3]
attempt("list <", lambda: items < [1, 2, 4])
items = [E(lambda: other.clear(), answer=True), 2]
other = [1, 2]
attempt("list < other", lambda: items < other)
items = [3, 1, 2]
attempt("sort key appends", lambda: items.sort(key=lambda v: items.append(v)))
print(items)
attempt("sort key clears", lambda: items.sort(key=lambda v: items.clear() or v))
print(items)
items = [E(lambda: items.append(1)), E(lambda: None)]
attempt("sort compares", lambda: items.sort())
print(len(items))
items = [3, 1, 2]
attempt("sort key fails", lambda: items.sort(key=lambda v: v / 0))
print(items)
items = [1, 2]
attempt("sort inside", lambda: items.sort(key=lambda v: items.sort() or v))
print(items)
items = [1, E(lambda: items.clear()), 3]
attempt("repr", lambda: repr(items))
items = [1, 2, 3]
attempt("extend itself", lambda: items.extend(v for v in items if len(items) < 10))
print(items)
items = [1, 2, 3]


def growing():
    for v in (7, 8, 9):
        items.append("g")
        yield v


items[1:2] = growing()
print(items)
items = [1, 2, 3, 4]


def shrinking():
    for v in (7, 8, 9):
        items.clear()
        yield v


items[1:3] = shrinking()
print(items)


class Index:
    def __init__(self, act, value):
        self.act, self.value = act, value

    def __index__(self):
        self.act()
        return self.value


for f in "pop", "__getitem__", "__delitem__":
    items = [1, 2, 3]
    attempt(f"list.{f} index clears", lambda: getattr(items, f)(Index(lambda: items.clear(), 1)))
items = [1, 2, 3]
attempt("insert index clears", lambda: items.insert(Index(lambda: items.clear(), 2), "x"))
print(items)
items = [1, 2, 3]
attempt("slice index clears", lambda: items[Index(lambda: items.clear(), 0):3])
items = [1, 2, 3]
attempt("multiply index appends", lambda: items * Index(lambda: items.append(4), 2))

# Dicts and sets
for name, act in ("clear", lambda: d.clear()), ("delete", lambda: d.pop(2, None)), ("grow", lambda: d.update({i: i for i in range(20, 60)})):
    for label, f in ("getitem", lambda: d[E(lambda: act())]), ("get", lambda: d.get(E(lambda: act()))), ("pop", lambda: d.pop(E(lambda: act()), "none")), ("setdefault", lambda: d.setdefault(E(lambda: act()), 5)), ("in", lambda: E(lambda: act()) in d):
        d = {1: 1, 2: 2}
        attempt(f"dict {label} {name}", f)
        print(len(d))
    d = {1: 1, 2: 2}
    d2 = {1: E(lambda: act()), 2: 2}
    attempt(f"dict == {name}", lambda: d == d2)
    d = {1: E(lambda: act()), 2: 2}
    attempt(f"dict repr {name}", lambda: repr(d))
for label, f in ("add", lambda: s.add(E(lambda: s.clear()))), ("discard", lambda: s.discard(E(lambda: s.clear()))), ("remove", lambda: s.remove(E(lambda: s.clear(), answer=True))), ("in", lambda: E(lambda: s.clear()) in s), ("&", lambda: len(s & {E(lambda: s.clear())})), ("|", lambda: len(s | {E(lambda: s.clear())})), ("-", lambda: len(s - {E(lambda: s.clear())})), ("<=", lambda: s <= {E(lambda: s.clear()), 2, 3}), ("==", lambda: s == {E(lambda: s.clear()), 2}), ("update", lambda: s.update([E(lambda: s.clear()), 5])), ("&=", lambda: s.intersection_update([E(lambda: s.clear()), 2])), ("^=", lambda: s.symmetric_difference_update([E(lambda: s.clear()), 2])), ("isdisjoint", lambda: s.isdisjoint([E(lambda: s.clear())])):
    s = {1, 2}
    attempt(f"set {label}", f)
    print(len(s))
d = {1: 1, 2: 2, 3: 3}
for label, view in ("keys", d.keys()), ("values", d.values()), ("items", d.items()):
    def walk():
        for v in view:
            d[len(d) + 10] = 1

    attempt(f"iterating {label}", walk)
attempt("deleting", lambda: [d.pop(k) for k in d])
attempt("reversed", lambda: [d.pop(k) for k in reversed(d)])
s = {1, 2, 3}
attempt("set iterated", lambda: [s.add(v + 10) for v in s])

# Deques, heaps, bisection
for label, f in ("index", lambda: q.index(7)), ("count", lambda: q.count(7)), ("remove", lambda: q.remove(7)), ("in", lambda: 7 in q), ("==", lambda: q == _collections.deque([0, 0, 0])), ("<", lambda: q < _collections.deque([0, 0, 0])), ("repr", lambda: repr(q)), ("copy", lambda: len(q.copy())), ("extend", lambda: q.extend(v for v in q)), ("*=", lambda: q.__imul__(2) is q):
    for name, act in ("append", lambda: q.append(1)), ("clear", lambda: q.clear()), ("rotate", lambda: q.rotate(1)):
        q = _collections.deque([1, E(lambda: act()), 3])
        attempt(f"deque {label} {name}", f)
        print(len(q))
for f in _heapq.heapify, _heapq.heappop, lambda h: _heapq.heappush(h, 0), lambda h: _heapq.heapreplace(h, 0), lambda h: _heapq.heappushpop(h, E(lambda: None)):
    for name, act in ("clear", lambda: heap.clear()), ("append", lambda: heap.append(1)), ("pop", lambda: heap.pop()):
        heap = [E(lambda: act()) for _ in range(6)]
        attempt(f"heap {name}", lambda: f(heap))
        print(len(heap))
for f in _bisect.bisect_left, _bisect.bisect_right, _bisect.insort_right:
    items = list(range(8))
    attempt("bisect clears", lambda: f(items, E(lambda: items.clear(), answer=True)))
    print(len(items))
    items = list(range(8))
    attempt("bisect key clears", lambda: f(items, 3, key=lambda v: items.clear() or v))
    print(len(items))
a = array.array("i", [1, 2, 3])
for f in a.index, a.count, a.remove:
    a = array.array("i", [1, 2, 3])
    attempt("array", lambda: f(E(lambda: a.append(3))))

# Functions that call back
items = [1, 2, 3]
attempt("sum", lambda: sum((items.append(v) or v for v in items if len(items) < 20), 0))
items = [1, 2, 3]
attempt("min", lambda: min(items, key=lambda v: items.clear() or v))
items = [1, 2, 3]
attempt("max", lambda: max(items, key=lambda v: (items.append(0) if len(items) < 9 else None) or v))
items = [3, 1, 2]
attempt("sorted", lambda: sorted(items, key=lambda v: items.clear() or -v))
items = [1, 2, 3]
attempt("reduce", lambda: _functools.reduce(lambda a, b: (items.append(b) if len(items) < 9 else None) or a + b, items))
for label, f in ("map", lambda: list(map(lambda v: items.clear() or v, items))), ("filter", lambda: list(filter(lambda v: items.clear() or True, items))), ("zip", lambda: list(zip(items, (items.clear() or v for v in (1, 2))))), ("any", lambda: any(items.clear() for v in items)), ("all", lambda: all(items.clear() or 1 for v in items)), ("accumulate", lambda: list(itertools.accumulate(items, lambda a, b: items.clear() or a + b))), ("groupby", lambda: [(k, items.clear() or list(g)) for k, g in itertools.groupby(items)]), ("product", lambda: len(list(itertools.product(items, (items.clear() or v for v in (1, 2)))))), ("chain", lambda: [items.clear() for v in itertools.chain(items, items)]), ("starmap", lambda: list(itertools.starmap(lambda v: items.clear(), ((v,) for v in items)))), ("takewhile", lambda: list(itertools.takewhile(lambda v: items.clear() or True, items))), ("join", lambda: ",".join(items.clear() or str(v) for v in items)), ("bytes", lambda: bytes(items.clear() or v for v in items)), ("tuple", lambda: tuple(items.clear() or v for v in items)), ("dict", lambda: dict((items.clear() or v, v) for v in items)), ("enumerate", lambda: [items.clear() or p for p in enumerate(items)]), ("reversed", lambda: [items.clear() or p for p in reversed(items)]), ("unpack", lambda: [*items, *(items.clear() or v for v in (1, 2))]), ("islice", lambda: list(itertools.islice((items.clear() or v for v in items), 5))), ("pairwise", lambda: [items.clear() or p for p in itertools.pairwise(items)]):
    items = [1, 2, 3]
    attempt(label, f)
    print(items)


def nested():
    yield next(it)


it = nested()
attempt("generator in itself", lambda: list(it))


class Tee:
    def __iter__(self):
        return self

    def __next__(self):
        return next(t1)


t1, t2 = itertools.tee(Tee())
attempt("tee in itself", lambda: next(t1))

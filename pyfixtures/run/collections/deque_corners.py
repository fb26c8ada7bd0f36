# deque: rotation, bounded length, mutation while iterated, comparison, slices refused, copies, and elements that compare badly.
from _collections import deque


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


d = deque("abcdef", maxlen=4)
print(d, d.maxlen, len(d), d.append("g"), d, d.appendleft("z"), d, d.extend("12"), d, d.extendleft("34"), d, d + deque("xy"), d * 2, d.copy().maxlen)
d = deque(range(7))
for n in (2, -3, 7, 100, -1, 0):
    d.rotate(n)
    print(n, list(d), end="; ")
print(d.pop(), d.popleft(), d[0], d[-1], d.index(3), attempt(lambda: d.index(99)), attempt(lambda: d.index(3, 4)), d.count(3), d.reverse(), d, d.remove(3), attempt(lambda: d.remove(99)), list(reversed(d)))
d.insert(1, "in")
d.insert(-1, "before last")
d.insert(99, "end")
d[2] = "set"
del d[0], d[-1]
print(d, "in" in d, attempt(lambda: d[99]), attempt(lambda: d[0:1]), attempt(lambda: d.__setitem__(99, 1)), attempt(lambda: d.__delitem__(-99)), attempt(lambda: deque(maxlen=2).insert(0, 1)), attempt(lambda: deque([1, 2], 2).insert(0, 0)))
for wrong in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque(5), lambda: deque([], -1), lambda: deque([], "x"), lambda: deque(maxlen=1.5), lambda: hash(deque()), lambda: deque([1]) + [2], lambda: deque() * "x", lambda: deque().rotate("x"), lambda: setattr(deque(), "maxlen", 3), lambda: deque([1, 2]) < [3], lambda: deque().extend(5), lambda: deque(1, 2, 3), lambda: deque().insert("x", 1), lambda: deque([[]]) < deque([1])):
    print(attempt(wrong))


def changing(change):
    d = deque(range(4))
    seen = []
    for x in d:
        seen.append(x)
        if x == 1:
            change(d)
    return seen


for change in (lambda d: d.append(9), lambda d: d.pop(), lambda d: d.clear(), lambda d: d.__setitem__(2, "new"), lambda d: d.rotate(1), lambda d: d.reverse(), lambda d: (d.append(1), d.pop())):
    print(attempt(lambda: changing(change)), end="; ")
print()


class Clears:
    def __init__(self, owner):
        self.owner = owner

    def __eq__(self, other):
        self.owner.clear()
        return False


for act in (lambda d: d.index(5), lambda d: d.remove(5), lambda d: d.count(5), lambda d: 5 in d):
    d = deque()
    d.extend([Clears(d), 1, 2])
    print(attempt(lambda: act(d)), len(d), end="; ")
print()
print(deque("ab") == deque("ab", 5), deque("ab") == ["a", "b"], deque("ab") < deque("b"), deque([1, 2]) <= deque([1]), deque() != deque(), bool(deque()), deque([deque([1])]))
loop = deque([1])
loop.append(loop)
print(loop, len(loop))
e = deque([1, 2, 3], maxlen=3)
e += "45"
e *= 2
print(e, e.__iadd__([7]) is e, e, deque(e, 2), deque(e, maxlen=None).maxlen, deque([1, 2, 3], 0), e.clear(), e)
d = deque([1, 2])
d.extend(d)
d.extendleft(d)
d += d
print(d, list(iter(d))[:3], next(reversed(d)), d.__length_hint__() if hasattr(d, "__length_hint__") else len(d), iter(d).__length_hint__(), sum(d), max(d), sorted(d)[:2], [*d][:2], deque(reversed(d)) == d.copy())


class Sub(deque):
    def __init__(self, *a, name="sub"):
        super().__init__(*a)
        self.name = name


s = Sub("abc", 2)
print(s, s.name, s.maxlen, type(s + deque("d")).__name__, type(s * 2).__name__, type(s.copy()).__name__, s.copy().name, isinstance(s, deque), deque[int])
def tail(n, source):
    return list(deque(source, n))


def moving_average(values, n):
    held, total = deque(), 0
    for v in values:
        held.append(v)
        total += v
        if len(held) > n:
            total -= held.popleft()
        if len(held) == n:
            yield total / n


def josephus(n, k):
    ring, out = deque(range(1, n + 1)), []
    while ring:
        ring.rotate(1 - k)
        out.append(ring.popleft())
    return out


print(tail(3, range(100)), list(moving_average([40, 30, 50, 46, 39, 44], 3)), josephus(10, 3))

"""deque: methods, bounds, errors, mutation while iterating."""
from _collections import deque, _deque_iterator


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3]); d.append(4); d.appendleft(0); print(d, len(d), d[0], d[-1], 3 in d, 9 in d, d.pop(), d.popleft(), d)
d.extend("ab"); d.extendleft([7, 8]); print(d, d.count("a"), d.index("b"), d.index(2, 1, 5)); d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(100); print(d); d.reverse(); print(d)
d.remove("a"); d.insert(1, "x"); d.insert(-1, "y"); d.insert(100, "end"); d.insert(-100, "start"); print(d); d[2] = "two"; del d[0]; del d[-1]; print(d, d.copy() == d, d.copy() is d, d.__copy__())
m = deque(range(10), 3); print(m, m.maxlen); m.append("n"); m.appendleft("l"); print(m); m.extend("abcdef"); print(m); m += "z"; print(m, m * 2, 3 * deque("ab"), deque("ab") * 0, deque("ab", 3) * 5, m + deque("q"))
print(deque(maxlen=0), deque([1], 0), deque(), deque("ab") == deque("ab"), deque("ab") < deque("b"), deque("ab") != deque("a"), deque("ab") == ["a", "b"], deque() < deque([1]), deque([1, 2]) > deque([1]), bool(deque()))
x = deque([1]); x.append(x); print(x); x.clear(); print(x, list(reversed(deque("abc"))), list(deque("abc")), deque([1, 2], 3).__reduce__()[:3], deque("a").__reduce__()[1])
i = iter(deque("abc")); next(i); print(i.__length_hint__(), i.__reduce__(), type(i).__name__, list(_deque_iterator(deque("abcd"), 2)), reversed(deque("ab")).__length_hint__())
d = deque([3]); d *= 4; print(d); d *= 0; print(d); d.extend(d); d.append(1); d.extend(d); d.extendleft(d); print(d)
for args in ((1,), ([], -1), ([], "a"), ([], 1, 2)):
    attempt(deque, *args)
attempt(deque, x=1)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque()[0], lambda: deque([1]).remove(2), lambda: deque([1]).index(2), lambda: deque([1]).index(1, "a"), lambda: deque([1]) + [2],
          lambda: deque([1], 1).insert(0, 1), lambda: deque()["a"], lambda: deque()[1:2], lambda: deque([1]).rotate("a"), lambda: deque([1]) < 3, lambda: hash(deque()), lambda: deque([1]) * "a",
          lambda: deque([1]).extend(3), lambda: deque.append(deque()), lambda: deque([1]).append(), lambda: deque().insert("a", 1), lambda: setattr(deque(), "maxlen", 3), lambda: deque().x):
    attempt(f)


def mutate():
    d = deque([1, 2, 3])
    for i in d:
        d.append(1)


attempt(mutate)


class Evil:
    def __init__(self, d):
        self.d = d

    def __eq__(self, other):
        self.d.clear()
        return False


for f in (lambda d: d.index(1), lambda d: d.remove(1), lambda d: d.count(1), lambda d: 1 in d):
    d = deque(); d.extend([Evil(d), 2, 3]); attempt(f, d)


class Sub(deque):
    def __init__(self, *args, tag=1):
        super().__init__(*args)
        self.tag = tag


s = Sub("ab", tag=5); print(s, s.tag, s.copy(), type(s + s).__name__, s.__reduce__()[:3], deque[int], isinstance(s, deque)); s.loop = s; del s
match deque([1, 2, 3]):
    case [first, *rest]:
        print(first, rest)

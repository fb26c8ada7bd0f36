# Comparisons and hashes that never end.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Equal:
    __hash__ = None

    def __eq__(self, other):
        return self == other


class Less:
    def __lt__(self, other):
        return other > self

    def __gt__(self, other):
        return other < self


class Hash:
    def __hash__(self):
        return hash(self)


class InDict:
    def __hash__(self):
        return {self: 1}[self]


class Sorts:
    def __lt__(self, other):
        return sorted([self, other])


def nested(wrap, depth):
    value = 1
    for _ in range(depth):
        value = wrap(value)
    return value


print(outcome(lambda: Equal() == Equal()), outcome(lambda: Equal() in [Equal()]))
print(outcome(lambda: Less() < Less()), outcome(sorted, [Less(), Less()]), outcome(max, [Less(), Less()]))
print(outcome(hash, Hash()), outcome(hash, InDict()), outcome(lambda: {Hash()}), outcome(sorted, [Sorts(), Sorts()]))
for wrap in (lambda x: [x], lambda x: (x,), lambda x: {1: x}):
    a, b = nested(wrap, 30_000), nested(wrap, 30_000)
    print(outcome(lambda: a == b), outcome(lambda: a != b), outcome(lambda: a is b), outcome(lambda: a in [b]))
    a = b = None
for wrap in (lambda x: [x], lambda x: (x,)):
    a, b = nested(wrap, 30_000), nested(wrap, 30_000)
    print(outcome(lambda: a < b), outcome(lambda: a >= b), outcome(min, a, b))
    a = b = None
a, b = [], []
a.append(a)
b.append(b)
print(outcome(lambda: a == a), outcome(lambda: a == b), outcome(lambda: a < a), outcome(lambda: a < b))
d, e = {}, {}
d[1], e[1] = d, e
print(outcome(lambda: d == d), outcome(lambda: d == e), outcome(lambda: [d] == [e]))
print(outcome(hash, nested(lambda x: (x,), 500)))

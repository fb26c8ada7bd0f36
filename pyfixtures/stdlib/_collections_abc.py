# modules: _collections_abc collections.abc
import _collections_abc
import collections.abc as abc
import warnings

warnings.simplefilter("ignore")
print(sorted(abc.__all__) == sorted(_collections_abc.__all__), len(abc.__all__))
for cls in sorted(abc.__all__):
    c = getattr(abc, cls)
    print(cls, sorted(getattr(c, "__abstractmethods__", ())), [type(x).__name__ for x in
          ([], (), {}, set(), "s", b"b", range(1), 3, iter([]), {}.keys(), len, (i for i in ())) if isinstance(x, c)])


class Ring(abc.MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


r = Ring(1, 2, 3)
r.append(4)
r.extend([5, 2])
r += (6,)
r.reverse()
print(list(r), r.index(2), r.count(2), 5 in r, list(reversed(r)), r.pop(), r.pop(0))
r.remove(2)
print(r.items)
r.clear()
print(len(r))


class Table(abc.MutableMapping):
    def __init__(self, **kw):
        self.d = kw

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


t = Table(a=1, b=2)
t.update({"c": 3}, d=4)
t.update([("e", 5)])
print(list(t.keys()), sorted(t.items()), list(t.values()), t.get("z", 9), t.setdefault("f", 6), t == {"a": 1}, "a" in t)
print(t.keys() & {"a", "z"}, t.pop("a"), t.popitem(), t.pop("zz", None), ("b", 2) in t.items(), 3 in t.values())
try:
    t.pop("zz")
except KeyError as e:
    print("KeyError", e)


class Bits(abc.Set):
    def __init__(self, items=()):
        self.bits = sum(1 << i for i in set(items))

    def __contains__(self, i):
        return self.bits >> i & 1

    def __iter__(self):
        return (i for i in range(self.bits.bit_length()) if self.bits >> i & 1)

    def __len__(self):
        return self.bits.bit_count()


a, b = Bits([1, 2, 3]), Bits([2, 3, 4])
print([sorted(s) for s in (a & b, a | b, a - b, a ^ b)], a <= b, a >= Bits([1]), a == {1, 2, 3}, a.isdisjoint(b), a._hash() == hash(frozenset([1, 2, 3])))
print(abc.Callable[[int], str], abc.Callable[..., int].__args__, abc.Iterable[int], abc.Mapping[str, int].__origin__.__name__)
for bad in (lambda: abc.Sized(), lambda: Ring.__mro__ and abc.Callable[int], lambda: abc.Sequence.register(4)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class NoIter:
    __iter__ = None


print(isinstance(NoIter(), abc.Iterable), issubclass(dict, abc.Reversible), issubclass(str, abc.MutableSequence))

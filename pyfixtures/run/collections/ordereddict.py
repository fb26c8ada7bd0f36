"""OrderedDict: order, views, equality, mutation while iterating."""
from _collections import OrderedDict as O


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


o = O([("a", 1), ("b", 2)], c=3); print(o, O(), len(o), list(o), o["b"], "c" in o, o.get("z")); o.move_to_end("a"); print(list(o)); o.move_to_end("c", last=False); print(list(o)); o["d"] = 4; del o["b"]; print(o)
print(o.popitem(), o.popitem(last=False), o, o.pop("a"), o.pop("zz", 9), o); o.update({"x": 1}, y=2); o.update([("z", 3)]); print(o, o.setdefault("x", 5), o.setdefault("w"), o)
print(o.keys(), o.values(), o.items(), type(iter(o)).__name__, list(reversed(o)), list(reversed(o.items())), list(reversed(o.values())), o.keys() & {"x"}, o.items() >= {("x", 1)}, len(o.values()))
print(iter(o.keys()).__reduce__()[1], o.__reduce__()[:4], O.fromkeys("abc"), O.fromkeys([1], 2), o.copy() == o, type(o.copy()).__name__)
print(O(a=1, b=2) == O(a=1, b=2), O(a=1, b=2) == O(b=2, a=1), O(a=1, b=2) == {"b": 2, "a": 1}, {"b": 2, "a": 1} == O(a=1, b=2), O(a=1) != O(a=2), O(a=1) == 3)
print(o | {"q": 1}, {"q": 1} | O(a=1)); o |= {"ior": 1}; print(o); attempt(lambda: o | 3); o.clear(); print(o, bool(o))
attempt(O, 1, 2); attempt(O, 1); attempt(O().popitem); attempt(O().move_to_end, 1); attempt(O().pop, 1); attempt(O().pop); attempt(O.fromkeys); attempt(O().setdefault); attempt(O().update, 1, 2); attempt(O().popitem, 1, 2, 3)
attempt(O, [(1,)]); attempt(O, [(1, 2, 3)]); attempt(O, [()]); attempt(lambda: O()["a"]); attempt(lambda: O({[]: 1}) if 0 else O([([], 1)])); attempt(lambda: hash(O())); attempt(lambda: O().__delitem__(1))
x = O(a=1, b=2)
for action in (lambda k: x.__setitem__("z" + k, 1), lambda k: x.move_to_end(k), lambda k: x.__delitem__(k)):
    def run():
        for k in x:
            action(k)
    attempt(run)
for k in x:
    x[k] = 5
print(x); x = O(); x["self"] = x; print(x); x.attribute = 3; print(x.attribute, x.__dict__, x.__reduce__()[2]); x.clear(); x.__dict__.clear()


class Upper(O):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1); u.update(b=2); u.setdefault("C", 3); print(u, u.copy(), u | {"d": 4}, Upper.fromkeys("xy"), type(u).__mro__[1].__name__)


class Missing(O):
    def __missing__(self, key):
        return key * 2


print(Missing()["ab"], isinstance(x, dict), dict(O(b=1, a=2)), list({**O(z=1, y=2)}), O(O(c=3)))
lru = O()
for i in range(1000):
    lru[i] = i
    if len(lru) > 10:
        lru.popitem(last=False)
print(list(lru), O(a=1).__sizeof__() > {}.__sizeof__())

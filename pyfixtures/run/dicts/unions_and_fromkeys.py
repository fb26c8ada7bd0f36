# Dict merging with | and **, fromkeys over classes, update from every source, setdefault, popitem, and copies of subclasses.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Keys:
    def __init__(self, **items):
        self.items_ = items

    def keys(self):
        print("keys()", end=" ")
        return list(self.items_)

    def __getitem__(self, key):
        print(f"[{key}]", end=" ")
        return self.items_[key]


class Sub(dict):
    def __setitem__(self, key, value):
        print(f"set {key}", end=" ")
        super().__setitem__(key, value)

    def __missing__(self, key):
        return f"no {key}"

    def __or__(self, other):
        return "own or"


class Stored(dict):
    @classmethod
    def __class_getitem__(cls, item):
        return f"{cls.__name__} of {item}"


a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, {**a, **b, "x": 9}, {**b, "y": 0, **a}, a | {}, dict(a, **b), dict(**a, w=5), a)
c = a
c |= b
c |= [("p", 1), "qr"]
print(c is a, a, attempt(lambda: a | [("k", 1)]), attempt(lambda: [("k", 1)] | a), attempt(lambda: a.__ior__(5)), a.__or__([1]), attempt(lambda: {**5}), attempt(lambda: {**[1]}))
d = {}
d.update(Keys(k=1, l=2))
d.update([("m", 3), ["n", 4], "op"], q=5)
d.update({"k": 0}.items())
d.update(x for x in ["rs", (1, 2)])
print(d, attempt(lambda: d.update(5)), attempt(lambda: d.update([1])), attempt(lambda: d.update(["abc"])), attempt(lambda: d.update([("a", 1), ("b",)])), attempt(lambda: d.update(1, 2)), attempt(lambda: d.update({}, [])), "a" in d)
print({**Keys(k=1)}, dict(Keys(k=2), z=3), (lambda **k: k)(**Keys(k=4)), attempt(lambda: (lambda **k: k)(**{1: 2})), attempt(lambda: dict(**{1: 2})), attempt(lambda: (lambda **k: k)(**{"a": 1}, **{"a": 2})), attempt(lambda: (lambda **k: k)(a=1, **Keys(a=2))))
s = Sub(a=1)
s.update(b=2)
s["c"] = 3
s |= {"d": 4}
print(s, s["zz"], s.get("zz"), attempt(lambda: dict(s)["zz"]), s | {}, type(s.copy()).__name__, {} | s, type({} | s).__name__, Sub.fromkeys("ab", 0), type(Sub.fromkeys("a")).__name__, s.setdefault("e", 5), s.pop("e"), "%(nothing)s" % s, "{nothing}".format_map(s))
print(dict.fromkeys("aab", 0), dict.fromkeys([1, 1.0, True]), dict.fromkeys({"k": 1}), dict.fromkeys({3, 1}, []), Stored.fromkeys("k"), attempt(lambda: dict.fromkeys(5)), attempt(lambda: dict.fromkeys([[]])), Stored["int"], dict[str, int], attempt(lambda: dict.fromkeys()))
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print(shared, shared["a"] is shared["b"])
e = dict(zip("abcde", range(5)))
print(e.popitem(), e.pop("a"), e.pop("zz", "default"), attempt(lambda: e.pop("zz")), attempt(lambda: {}.popitem()), e.setdefault("b", 9), e.setdefault("new"), e, attempt(lambda: e.pop()), attempt(lambda: e.setdefault([], 1)))
e["b"] = e.pop("b")
del e["c"]
e["c"] = "again"
print(list(e), list(reversed(e)), list(reversed(e.items())), next(iter(e.values())), e == dict(reversed(e.items())), {1: 2} == {1.0: 2.0}, {1: 2} != {1: 3}, attempt(lambda: {} < {}), {1: {2: {}}} == {True: {2.0: {}}})
key = (1, 2)
mixed = {1: "int", 1.0: "float", True: "bool", "1": "str", None: 0, (1,): "tuple", frozenset([1]): "set", key: 1, (1, 2): "same"}
print(mixed, len(mixed), mixed[complex(1)], attempt(lambda: mixed[[]]), attempt(lambda: mixed["absent"]), attempt(lambda: mixed[(9, 9)]), attempt(lambda: {[]: 1}), attempt(lambda: {{}: 1}), attempt(lambda: {{1}: 1}), attempt(lambda: {(1, []): 2}))
nested = {}
nested["self"] = nested
nested["list"] = [nested, nested.items()]
print(nested, str(nested) == repr(nested), len(str(nested.values())), attempt(lambda: nested == nested.copy()))
print(sorted(a.keys() & b), sorted(a.keys() - {"x"}), sorted(a.keys() ^ b.keys()), a.keys() >= {"x"}, a.items() & {("x", 1)}, a.items().isdisjoint(b.items()), a.keys() == set(a), a.values() == a.values(), sorted({"x", "q"} & a.keys()), attempt(lambda: a.values() & b.values()), attempt(lambda: a.keys() + b.keys()), a.keys().mapping["x"], attempt(lambda: a.keys().mapping.__setitem__("x", 1)))

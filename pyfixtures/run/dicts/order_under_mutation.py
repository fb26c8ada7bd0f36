# The order of dicts and of views after deletions, updates, unions and re-insertions; popitem and iterators in between.
d = {c: i for i, c in enumerate("abcdefgh")}
del d["c"], d["a"]
d["a"] = "again"
d["b"] = "changed"
print(list(d), list(reversed(d)), d.popitem(), list(d))
d |= {"z": 1, "b": 2, "c": 3}
print(d, {"x": 0} | d == d | {"x": 0}, list({"x": 0} | d)[0], list(d | {"x": 0})[-1])
d.update(b=0, new=1)
d.setdefault("late", [])
d.setdefault("b", "unused")
print(list(d.items()))
it = iter(d)
print(next(it), next(it))
d["b"] = "same size is fine"
print(next(it))
d["more"] = 1
try:
    next(it)
except RuntimeError as error:
    print(error)
del d["more"]
try:
    next(it)
except RuntimeError as error:
    print(error)
grown = {}
for i in range(100):
    grown[i] = i
    if i % 3 == 0:
        del grown[i]
    if i % 10 == 0:
        grown[-i] = i
print(list(grown)[:12], list(grown)[-5:], len(grown))
while grown:
    key, value = grown.popitem()
    if len(grown) % 20 == 0:
        print(key, value, end=" ")
print()
same = {1: "int", 1.0: "float", True: "bool"}
print(same, {True: 1} == {1: True}, {0: "a", False: "b", 0.0: "c", -0.0: "d"})
nan = float("nan")
nans = {nan: 1, float("nan"): 2, nan: 3}
print(len(nans), nan in nans, float("nan") in nans)


class Key:
    def __init__(self, name, number):
        self.name, self.number = name, number

    def __hash__(self):
        return self.number % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.number == other.number

    def __repr__(self):
        return self.name


keys = {}
for i, name in enumerate("pqrstu"):
    keys[Key(name, i)] = i
keys[Key("Q", 1)] = "kept key, new value"
del keys[Key("any", 2)]
keys[Key("R", 2)] = "last"
print(keys, list(reversed(keys.values())))
print(keys.keys() & {Key("x", 1), Key("y", 4)} == {Key("", 1), Key("", 4)}, keys.keys() - {Key("x", 0)} != keys.keys(), keys.items() >= {(Key("", 0), 0)})
a, b = {1: 1, 2: 2}, {2: 2, 1: 1}
print(a == b, list(a) == list(b), a.items() == b.items(), str(a) == str(b), a.keys() ^ {3}, dict(b, **{"k": 1}), dict([(1, 2)], a=1))
print(dict.fromkeys("hello"), dict.fromkeys([], 5), dict.fromkeys({2: 1, 1: 2}, 0), dict(zip("ab", [1])), dict(a) is a, a.copy() == a)
for bad in ([1], [(1,)], [(1, 2, 3)], ["ab", "c"], [None], 5):
    try:
        dict(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
nested = {"x": {"y": {}}}
nested["x"]["y"]["z"] = nested
print(nested)
cleared = {1: 1, 2: 2}
view, values = cleared.keys(), cleared.values()
cleared.clear()
print(view, values, len(view), list(reversed(view)))
cleared[3] = 3
print(view, values)

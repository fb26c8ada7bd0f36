# Insertion order, views that live, and set operations on views.
d = dict.fromkeys("abc", 0)
d["d"] = 1
del d["a"]
d["a"] = 2
d["b"] = 9
print(d, list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())), d.popitem(), d)
keys, values, items = d.keys(), d.values(), d.items()
d["z"] = 5
print(keys, values, items, len(keys), "z" in keys, 5 in values, ("z", 5) in items, ("z", 6) in items, "z" in items)
print(sorted(keys & {"z", "q"}), sorted(keys | ["q"]), sorted(keys - "z"), sorted(keys ^ {"z", "y"}), sorted({"z": 0} & keys.mapping.keys()))
print(keys == {"b", "c", "d", "z"}, keys <= {"b", "c", "d", "z", "!"}, values == d.values(), items == d.items(), keys.isdisjoint("xy"))
print(type(keys.mapping).__name__, keys.mapping["z"], d | {"z": 6, "n": 0}, {**d, "c": None})
d |= [("k", 1)]
print(d)
for wrong in (lambda: d | [("k", 1)], lambda: d.update(5), lambda: d.update([5]), lambda: d.update(["abc"]), lambda: dict([(1, 2, 3)]), lambda: d.pop("?"),
              lambda: {}.popitem(), lambda: d["?"], lambda: {[]: 1}, lambda: d.setdefault([]), lambda: d.fromkeys(5), lambda: dict(a=1, **{"a": 2}),
              lambda: d.items() < 5, lambda: keys.mapping.__setitem__("a", 1), lambda: d.get(), lambda: d.pop()):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "%(c)s" % m, "{x[y]}".format(x=m), m)

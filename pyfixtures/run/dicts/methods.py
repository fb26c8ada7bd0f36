d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d, list(d), list(d.keys()), list(d.values()), list(d.items()), d.setdefault("a", 9), d.setdefault("n", []), d.pop("n"), d.pop("zz", "dflt"))
del d["a"]
d["a"] = "re-added last"
d.update({"b": 20}, e=5)
d.update([("f", 6), ("g", 7)])
print(d, d.popitem(), d.copy() == d, d.copy() is d, d | {"a": 0, "new": 1}, {"x": 1} | {"y": 2}, list(reversed(d)), list(reversed(d.items())))
d |= {"b": 0}
d |= [("p", 1)]
print(d, {**d, "z": 26, **{"b": "override"}}, dict(a=1, b=2), dict([("x", 1)]), dict({"y": 2}, z=3), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict(zip("ab", [1, 2])))
print({1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b"}, {(1, 2): "t", None: "n", "": "e"}, {1: {2: {3: {}}}}, {"k": [1, {"n": ()}]})
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, {"a": 1} != {"a": 2}, {"a": 1} == [("a", 1)], not {}, bool({0: 0}))
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, ("e", 5) in i, 5 in v, k & {"a", "zz"}, sorted(k | {"new"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == set(d), k.isdisjoint({"zz"}), k >= {"a"}, i == d.items(), v == v, type(k).__name__, k.mapping["a"])
d["later"] = "seen by views"
print(len(k), "later" in k)
d.clear()
print(d, k, i)
s = {}
s["self"] = s
print(s, s["self"] is s)
cases = [lambda: {}["k"], lambda: {}[1.5], lambda: {[]: 1}, lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {} < {}, lambda: {} + {}, lambda: dict(5), lambda: dict([1, 2]), lambda: dict(["abc"]), lambda: dict([("a",)]), lambda: {}.update([1]), lambda: {}.get([]), lambda: {} | [], lambda: dict.fromkeys(5), lambda: {}.setdefault(), lambda: {}.get(1, 2, 3), lambda: dict({}, {}), lambda: hash({}), lambda: {}.keys().add(1), lambda: {}.x, lambda: {{}: 1}, lambda: {1: 2}.pop(), lambda: {}.update(1, 2), lambda: {}.fromkeys()]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

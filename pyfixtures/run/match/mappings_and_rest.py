"""Mapping patterns."""


def m(v):
    match v:
        case {} if not v:
            return "empty"
        case {"kind": "a", **rest}:
            return "a", rest
        case {"kind": str() as kind, "n": int(n)}:
            return kind, n
        case {"kind": None | True | False as flag}:
            return "flag", flag
        case {1: one, 2.0: two}:
            return one, two
        case {b"bytes": x, "": y} if False:
            return x, y
        case {-1: minus, 1 + 2j: z}:
            return minus, z
        case {"deep": {"deeper": [first, *others, {"last": last}]}}:
            return first, others, last
        case {"any": _}:
            return "any"
        case {**everything}:
            return everything
        case _:
            return "other"


for v in [
    {},
    {"kind": "a", "x": 1, "y": 2},
    {"kind": "b", "n": 5},
    {"kind": "b", "n": "5"},
    {"kind": None},
    {"kind": True},
    {1: "one", 2: "two", 3: "three"},
    {-1: "m", 1 + 2j: "z"},
    {"deep": {"deeper": [1, 2, 3, {"last": 4}]}},
    {"deep": {"deeper": [{"last": 4}]}},
    {"any": None},
    {"else": 1},
    [],
    None,
]:
    print(m(v))


class Lazy(dict):
    def __missing__(self, key):
        return "missing"


def g(v):
    match v:
        case {"x": x}:
            return x
        case _:
            return "no x"


print(g(Lazy()), g(Lazy(x=1)))


class Loud(dict):
    def get(self, key, default=None):
        print("  get", key)
        return super().get(key, default)

    def keys(self):
        print("  keys")
        return super().keys()


print(g(Loud(x=2)), g(Loud()))


def rest(v):
    match v:
        case {"x": _, **others}:
            others["new"] = 1
            return others, v


print(rest({"x": 0, "y": 1}), rest(Loud(x=0, z=1)))


class Keys:
    A = "a"


def constant_keys(v):
    match v:
        case {Keys.A: x, "b": y}:
            return x, y


print(constant_keys({"a": 1, "b": 2}), constant_keys({"b": 1}))
Keys.A = "b"
try:
    constant_keys({"b": 1, "a": 2})
except ValueError as e:
    print(e)

"""Set operations that walk over an operand while comparing its elements changes the operands."""


class Key:
    """Hashes as an int; comparing runs an action."""

    def __init__(self, n, action=None, label=""):
        self.n, self.action, self.label = n, action, label

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        log.append(f"{self!r}=={other!r}")
        if self.action:
            action, self.action = self.action, None
            action()
        return isinstance(other, Key) and self.n == other.n or self.n == other

    def __repr__(self):
        return f"k{self.n}{self.label}"


def shown(value):
    return sorted(map(repr, value)) if isinstance(value, (set, frozenset)) else value


def attempt(name, f):
    log.clear()
    try:
        result = shown(f())
    except Exception as e:
        result = f"{type(e).__name__}: {e}"
    print(name, result, log)


log = []
OPERATIONS = {
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "-": lambda a, b: a - b,
    "^": lambda a, b: a ^ b,
    "<=": lambda a, b: a <= b,
    "<": lambda a, b: a < b,
    "==": lambda a, b: a == b,
    "isdisjoint": lambda a, b: a.isdisjoint(b),
    "issuperset": lambda a, b: a.issuperset(b),
    "&=": lambda a, b: a.intersection_update(b) or a,
    "|=": lambda a, b: a.update(b) or a,
    "-=": lambda a, b: a.difference_update(b) or a,
    "^=": lambda a, b: a.symmetric_difference_update(b) or a,
    "fromkeys": lambda a, b: sorted(map(repr, dict.fromkeys(a))),
}

for name, operation in OPERATIONS.items():
    attempt(f"plain {name}", lambda: operation({1, 2, 3, "x"}, {3, 4, "x", "y"}))
    attempt(f"keys {name}", lambda: operation({1, Key(2), 3}, {Key(3), 4, Key(2, label="b")}))
    left, right = {1, 2, 3, 4}, {10, 11}
    right |= {Key(2, lambda: right.clear()), Key(3), 4}
    attempt(f"cleared {name}", lambda: operation(left, right))
    left, right = {1, 2, 3, 4}, {10, 11}
    right |= {Key(2, lambda: left.update(range(100, 140))), Key(3), 4}
    attempt(f"grown {name}", lambda: len(r) if isinstance(r := operation(left, right), (set, list)) else r)


class Refusing:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        raise ValueError("not comparable")

    def __repr__(self):
        return f"r{self.n}"


for name, operation in OPERATIONS.items():
    attempt(f"refused {name}", lambda: operation({0, 1, 2}, {9, Refusing(1), 2}))
    attempt(f"elsewhere {name}", lambda: operation({0, 1, 2}, {9, Refusing(7), 2}))

print(1 in {1.0, 2}, True in {1}, 1.0 in {1}, (1, 2) in {(1, 2)}, (1, 2.0) in {(1.0, 2)}, "a" in {"a": 1})
print((1, ("a", 2)) in {(1, ("a", 2)): 0}, (1, Key(2)) in {(1, Key(2))}, 2**70 in {2**70}, -1 in {-2})
nan = float("nan")
print((nan,) == (nan,), (nan,) == (float("nan"),), nan in {nan}, (1, nan) in {(1, nan)}, [nan] == [nan])
print(sorted({(2, "b"), (1, "z"), (1, "a")}), {*range(5)} - {2}, frozenset("abc") & frozenset("cab") == set("abc"))

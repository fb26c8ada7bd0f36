# Which user classes sequence and mapping patterns take, how often they ask, and in what order.
log = []


class Seq:
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        log.append("len")
        return len(self.items)

    def __getitem__(self, index):
        log.append(index)
        return self.items[index]


class ListLike(list):
    def __len__(self):
        log.append("len")
        return super().__len__()

    def __getitem__(self, index):
        log.append(index)
        return super().__getitem__(index)

    def __iter__(self):
        log.append("iter")
        return super().__iter__()


class DictLike(dict):
    def get(self, key, default=None):
        log.append(("get", key))
        return super().get(key, default)

    def __missing__(self, key):
        log.append(("missing", key))
        return "made"

    def keys(self):
        log.append("keys")
        return super().keys()


def shape(value):
    log.clear()
    match value:
        case []:
            found = "empty"
        case [x]:
            found = f"one {x!r}"
        case [1, *_, 9]:
            found = "from 1 to 9"
        case [first, _, *rest] if len(rest) > 1:
            found = f"{first!r} and {rest!r}"
        case (a, b) | (a, _, b):
            found = f"ends {a!r} {b!r}"
        case {"k": v, "n": {"deep": [*_, last]}, **rest}:
            found = f"nested {v!r} {last!r} {rest!r}"
        case {"k": v, **rest}:
            found = f"k={v!r} rest={rest!r}"
        case {}:
            found = "a mapping"
        case str() | bytes():
            found = "text"
        case _:
            found = "none"
    return found, log[:]


for value in ([], (5,), [1, 2, 3, 9], range(1, 10), range(2, 7), (3, 4), [3, 4, 5], "ab", b"ab", bytearray(b"ab"), {"k": 1, "n": {"deep": (1, 2)}, "z": 3}, {"k": 1}, {"x": 1}, set(), iter([1]), memoryview(b"xy"),
              Seq(1, 2), ListLike([7]), ListLike([1, 2, 9]), ListLike([4, 5, 6, 7]), DictLike(k=2), DictLike(k=2, n=DictLike(deep=ListLike("xyz"))), DictLike(), 5, None):
    print(type(value).__name__, *shape(value))


class Flagged(metaclass=type):
    pass


for base in (list, tuple, dict, str, int):
    sub = type("Sub" + base.__name__, (base,), {})
    print(sub.__name__, shape(sub())[0], bool(sub.__flags__ & (1 << 5)), bool(sub.__flags__ & (1 << 6)))


def unequal_lengths(value):
    match value:
        case [[a, b], [c, *d], *e]:
            return a, b, c, d, e
        case [[a, [b, [c]]]]:
            return a, b, c
        case [*a, [b, *c]]:
            return a, b, c
        case [*a]:
            return a


for value in ([(1, 2), "x"], [(1, 2), [3], 4, 5], [[1, [2, [3]]]], [9, 8, [7, 6, 5]], [[]], "", ((1, 2, 3), 4)):
    print(value, unequal_lengths(value))

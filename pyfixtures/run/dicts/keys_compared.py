# How a dict finds keys: hash first, identity, then equality, from the stored key's side.
class Key:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __hash__(self):
        print("hash", self.name)
        return self.value % 4

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return isinstance(other, Key) and self.value == other.value

    def __repr__(self):
        return self.name


a, b, c = Key("a", 1), Key("b", 5), Key("c", 1)
d = {a: "A"}
d[b] = "B"
print(d[a], d[c], len(d))
d[c] = "C"
print(d, list(d)[0] is a)
print(d.pop(c), d, d.get(1), 1 in d)
print(d.setdefault(b, 0), d.setdefault(c, 1), d == {c: 1, b: "B"})


class Fails:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise RuntimeError("no comparison")


mixed = {1: "one"}
try:
    mixed[Fails()]
except RuntimeError as error:
    print(error)
mixed2 = {True: "yes", 1.0: "float", 0: "no", False: "never"}
print(mixed2, mixed2[1], {0.5: 1}[0.5], {"a": 1, b"a": 2}, {-1: 1, -2: 2}[-2], hash(-1) == hash(-2))

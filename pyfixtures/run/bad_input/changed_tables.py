# Dicts and sets that change while they are used.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Clears:
    def __init__(self, table, equal=False):
        self.table, self.equal = table, equal

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.table.clear()
        return self.equal


def grow(table):
    for key in table:
        table[key + 1] = key


def swap(table):
    for key in table:
        del table[key]
        table[key + 1] = 1


def grow_set(items):
    for item in items:
        items.add(item + 1)


def grow_items(table):
    for key, value in table.items():
        table[key, value] = 1


def grow_values(table):
    for value in table.values():
        table[len(table) + 10] = value


print(outcome(grow, {1: 1}), outcome(swap, {1: 1}), outcome(grow_set, {1}), outcome(grow_items, {1: 1}),
      outcome(grow_values, {1: 1}))
table = {}
for i in range(4):
    table[Clears(table)] = i
print(len(table))
table = {}
table[Clears(table)] = 1
print(outcome(lambda: table == {Clears({}): 1}), len(table))
table = {}
table[Clears(table, True)] = 1
print(outcome(lambda: table.pop(Clears(table))).split(":")[0], len(table))
items = set()
for _ in range(4):
    items.add(Clears(items))
print(len(items), Clears(items) in items, len(items))
for name in ("difference", "union", "intersection", "symmetric_difference", "issubset", "isdisjoint"):
    items = {1, 2, 3, Clears({})}
    clears = Clears(items)
    result = outcome(getattr(items, name), {clears})
    print(name, result, len(items))
iterator = iter({1: 1, 2: 2, 3: 3}.items())
next(iterator)
print(list(iterator))
table = {1: 1, 2: 2, 3: 3}
iterator = iter(table)
next(iterator)
table.clear()
print(outcome(list, iterator), outcome(list, iterator))


class Keys:
    def __init__(self, table):
        self.table = table

    def keys(self):
        self.table.clear()
        return ["a", "b"]

    def __getitem__(self, key):
        self.table.clear()
        return key


table = {1: 1}
table.update(Keys(table))
print(table)
table = {i: i for i in range(3)}
print(outcome(lambda: table.update((table.popitem(), table.popitem()))), table)


class Text(str):
    def __hash__(self):
        table.clear()
        return hash("a")

    def __eq__(self, other):
        table.clear()
        return True


table = {"a": 1, "b": 2}
table.update({Text("x"): 3})
print(table)
for view in (dict.keys, dict.values, dict.items):
    table = {1: 1, 2: 2}
    backwards = reversed(view(table))
    next(backwards)
    table[3] = 3
    print(outcome(next, backwards))


class Value:
    def __eq__(self, other):
        table.clear()
        return True

    def __repr__(self):
        table.clear()
        return "Value"


table = {1: Value(), 2: Value()}
print(table == {1: 1, 2: 2}, table)
table = {1: Value(), 2: Value()}
print(repr(table), table)

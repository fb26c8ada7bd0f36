# Lists that change while they are used.

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Clears:
    def __init__(self, items):
        self.items = items

    def __eq__(self, other):
        self.items.clear()
        return False

    def __lt__(self, other):
        self.items.clear()
        return True

    def __repr__(self):
        self.items.clear()
        return "Clears"

    def __index__(self):
        self.items.clear()
        return 1

    def __iter__(self):
        self.items.clear()
        return iter([8, 9])

    def __str__(self):
        self.items.clear()
        return "x"


def of_clears(n=5):
    items = []
    items += [Clears(items) for _ in range(n)]
    return items


def key(items, value):
    items.append(value)
    return value


items = of_clears()
print(5 in items, items)
items = of_clears()
print(items == [1, 2, 3, 4, 5], items)
for name in ("index", "remove", "count"):
    items = of_clears()
    print(name, outcome(getattr(items, name), 3), items)
items = of_clears()
print("sort", outcome(items.sort), len(items))
items = [3, 2, 1]
print("key", outcome(lambda: items.sort(key=lambda v: key(items, v))), items)
items = of_clears()
print(type(max(items)).__name__, items)
items = of_clears()
print(repr(items), items)
items = of_clears(3)
print(outcome(lambda: ",".join(map(str, items))), items)
for operation in ("items[c]", "items[c:3]", "items[:c]"):
    items = [1, 2, 3]
    c = Clears(items)
    print(operation, outcome(lambda: items[c] if operation == "items[c]" else
                             items[c:3] if operation == "items[c:3]" else items[:c]), items)


def set_item(items):
    items[Clears(items)] = 1


def delete_slice(items):
    del items[Clears(items):3]


def set_slice(items):
    items[1:3] = Clears(items)


for change in (set_item, delete_slice, set_slice):
    items = [1, 2, 3]
    print(change.__name__, outcome(change, items), items)
items = [1, 2]
items.extend(items)
items += items
items[:] = items
items[1:1] = items
print(items)
items = [1, 2, 3]
for item in items:
    if len(items) < 10:
        items.append(item)
print(items)
for item in zip(items, items):
    items.pop()
print(items)
items = [1, 2, 3, 4]
backwards = reversed(items)
next(backwards)
items.clear()
print(list(backwards))

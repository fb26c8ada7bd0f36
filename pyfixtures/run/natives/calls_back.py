# Native functions that call Python ones: a key function, a comparison in a lookup, a generator that is summed up.


def key(n):
    if n % 2:
        return -n
    return n * 3


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        same = self.n == other.n
        return same

    def __lt__(self, other):
        return self.n < other.n


def squares(n):
    for i in range(n):
        if i % 3 == 0:
            continue
        yield i * i


def loop(n):
    total = 0
    while n > 0:
        total += n & 3
        n -= 1
    return total


items = list(range(6))
items.sort(key=key)
print(items, loop(4))
table = {Key(1): "one"}
table[Key(2)] = "two"
print(table[Key(1)], table.get(Key(3)), Key(2) in table)
print(sum(squares(7)), max(range(5), key=key), list(map(key, items)))
print([Key(1)] == [Key(1)], Key(1) < Key(2), (Key(0), Key(2)) < (Key(0), Key(1)))
print(sorted([Key(3), Key(1)])[0].n, loop(6))

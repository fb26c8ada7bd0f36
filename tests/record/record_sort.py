"""Record which comparisons list.sort makes, for crates/prim/tests/sort_order.rs.

Usage, with each CPython: python record_sort.py > crates/prim/tests/data/sort_3.X.txt
One line a case: shape, length, number of distinct keys, seed; then the number of comparisons and a hash over their operands.
"""
MASK = (1 << 64) - 1


def keys(shape, n, m, seed):
    state, out = seed, []
    for i in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        r = (state >> 33) % m
        if shape == 0:      # random
            out.append(r)
        elif shape == 1:    # ascending with outliers
            out.append(r if state >> 60 == 0 else i * m // n)
        elif shape == 2:    # descending, in steps, with outliers
            out.append(r if state >> 59 == 0 else (n - i) * m // n)
        elif shape == 3:    # saw teeth of irregular length
            out.append((out[-1] + 1 if out and r else r) % m)
        else:               # two interleaved orders
            out.append(i * m // n if state >> 58 & 8 else (n - i) * m // n)
    return out


class Item:
    def __init__(self, key, index):
        self.key, self.index = key, index

    def __lt__(self, other):
        global count, digest
        count += 1
        digest = ((digest ^ self.index) * 1099511628211) & MASK
        digest = ((digest ^ other.index) * 1099511628211) & MASK
        return self.key < other.key


for shape in range(5):
    for n in (2, 3, 10, 40, 64, 65, 100, 300, 1000, 2500):
        for m in (2, 30, 100000):
            seed = shape * 1000 + n + m
            items = [Item(k, i) for i, k in enumerate(keys(shape, n, m, seed))]
            count, digest = 0, 14695981039346656037
            items.sort()
            print(shape, n, m, seed, count, digest)

"""Record which comparisons dict makes, for crates/prim/tests/dict_order.rs.

Usage: python record_dict.py > crates/prim/tests/data/dict_order.txt
One line a case: seed, steps, keys, distinct hashes; then length of the dict, number of comparisons and a hash over their operands.
"""
MASK = (1 << 64) - 1


class Key:
    def __init__(self, number, hash):
        self.number, self.hash = number, hash

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        global count, digest
        count += 1
        digest = ((digest ^ self.number) * 1099511628211) & MASK
        digest = ((digest ^ other.number) * 1099511628211) & MASK
        return self.number == other.number


def case(seed, steps, keys, hashes):
    global count, digest
    count, digest = 0, 14695981039346656037
    table, state = {}, seed
    for _ in range(steps):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        number, op = (state >> 33) % keys, state >> 60
        key = Key(number, number % hashes * 7919)
        if op < 9:
            table[key] = None
        elif op < 13:
            table.pop(key, None)
        elif op < 14:
            if table:
                table.popitem()
        elif op < 15:
            table = table.copy()
        else:
            key in table
    for key in table:
        digest = ((digest ^ key.number) * 1099511628211) & MASK
    print(seed, steps, keys, hashes, len(table), count, digest)


for seed in range(40):
    case(seed, 30 + seed * 20, 5 + seed * 7, 3 + seed)

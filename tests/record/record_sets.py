"""Record the iteration order of sets after random operations, for crates/prim/tests/set_order.rs.

Usage: python record_sets.py > crates/prim/tests/data/set_order.txt
One line a case: operations, a colon, the elements in order. Ints only, whose hash is their value (that of -1 is -2).
  aN add   dN discard   p pop   x clear   c replace by a copy   u[N,N] update with the set of these   n new set from iteration
"""
import random

random.seed(1)


def number(spread):
    kind = random.random()
    if kind < 0.7:
        return random.randrange(spread)
    if kind < 0.9:
        return random.randrange(8) << random.randrange(3, 60)
    return -2 - random.randrange(spread)


def case(length, spread):
    live, ops = set(), []
    for _ in range(length):
        op = random.choices("adpxcun", (60, 20, 8, 1, 2, 6, 2))[0]
        if op in "ad":
            n = number(spread)
            ops.append(f"{op}{n}")
            (live.add if op == "a" else live.discard)(n)
        elif op == "u":
            items = [number(spread) for _ in range(random.choice((1, 3, 6, 20)))]
            other = set()
            for n in items:
                other.add(n)
            ops.append("u" + ",".join(map(str, items)))
            live.update(other)
        else:
            ops.append(op)
            if op == "p" and live:
                live.pop()
            elif op == "x":
                live.clear()
            elif op == "c":
                live = live.copy()
            elif op == "n":
                live = set(list(live))
    print(*ops, ":", *live)


for _ in range(150):
    case(random.choice((3, 10, 30)), random.choice((10, 40, 1000)))
for _ in range(15):
    case(300, random.choice((60, 10**6)))

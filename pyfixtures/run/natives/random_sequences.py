# The Mersenne Twister natively: seeds of every kind, states set and refused, bits, and shuffles and samples built on it.
from _random import Random


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Better(Random):
    def randbelow(self, n):
        bits = n.bit_length()
        while (r := self.getrandbits(bits)) >= n:
            pass
        return r

    def choice(self, items):
        return items[self.randbelow(len(items))]

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.randbelow(i + 1)
            items[i], items[j] = items[j], items[i]
        return items

    def sample(self, items, k):
        pool, out = list(items), []
        for i in range(k):
            j = self.randbelow(len(pool) - i)
            out.append(pool[j])
            pool[j] = pool[len(pool) - i - 1]
        return out

    def gauss(self, mu, sigma):
        from math import cos, log, pi, sqrt

        return mu + sigma * cos(2 * pi * self.random()) * sqrt(-2 * log(1 - self.random()))

    def weighted(self, table):
        point = self.random() * sum(table.values())
        for item, weight in table.items():
            point -= weight
            if point < 0:
                return item


for seed in (0, 1, -1, 42, 2**32, 2**64 + 5, -(2**70), 10**50, True):
    r = Random(seed)
    print(seed, r.random(), r.getrandbits(8), r.getrandbits(100), r.random())
r = Better(7)
print([r.randbelow(6) + 1 for _ in range(12)], r.choice("abcdef"), r.shuffle(list(range(10))), r.sample("abcdefgh", 4), f"{r.gauss(10, 2):.10f}", [r.weighted({"a": 1, "b": 5, "c": 2}) for _ in range(10)])
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], len(state), state[-1], state[0], attempt(lambda: r.setstate(())), attempt(lambda: r.setstate([1])), attempt(lambda: r.setstate((1,) * 625)), attempt(lambda: r.setstate((1,) * 624 + (999,))), attempt(lambda: r.setstate(("a",) * 625)), attempt(lambda: r.setstate((-1,) * 625)))
for bits in (0, 1, 31, 32, 33, 63, 64, 65, 200):
    r.seed(bits)
    value = r.getrandbits(bits) if bits else attempt(lambda: r.getrandbits(0))
    print(bits, value, value.bit_length() <= bits if bits else "")
print(attempt(lambda: r.getrandbits(-1)), attempt(lambda: r.getrandbits("x")), attempt(lambda: r.getrandbits(1.5)), attempt(lambda: r.getrandbits()), attempt(lambda: r.seed(1, 2)), attempt(lambda: r.random(1)), attempt(lambda: Random([])), r.seed(5), type(r).__name__)
a, b = Random(99), Random(99)
print(all(a.random() == b.random() for _ in range(700)), a.getstate() == b.getstate(), a.getstate()[-1])
total = sum(r.random() for _ in range(1000))
inside = sum(r.random() ** 2 + r.random() ** 2 < 1 for _ in range(1000))
print(total, inside / 250, sorted({r.randbelow(3) for _ in range(50)}))

# Statistics by hand: summaries, histograms, regression, k-means, Markov text, and a generator of random numbers of its own.
from _collections import defaultdict
from math import erf, exp, log, pi, sqrt


class Random:
    """A permuted congruential generator (PCG32)."""

    def __init__(self, seed):
        self.state, self.increment = 0, 2 * seed + 1
        self.next()
        self.state += 0x853C49E6748FEA9B
        self.next()

    def next(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) & (1 << 64) - 1
        mixed = ((old >> 18 ^ old) >> 27) & 0xFFFFFFFF
        turn = old >> 59
        return (mixed >> turn | mixed << (-turn & 31)) & 0xFFFFFFFF

    def uniform(self, low=0.0, high=1.0):
        return low + (high - low) * self.next() / 2**32

    def normal(self, mu=0.0, sigma=1.0):
        while True:
            u, v = self.uniform(-1, 1), self.uniform(-1, 1)
            s = u * u + v * v
            if 0 < s < 1:
                return mu + sigma * u * sqrt(-2 * log(s) / s)

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.next() % (i + 1)
            items[i], items[j] = items[j], items[i]
        return items


class Summary:
    """Mean and variance in one pass (Welford)."""

    def __init__(self, values=()):
        self.n, self.mean, self._m2, self.values = 0, 0.0, 0.0, []
        for v in values:
            self.add(v)

    def add(self, v):
        self.n += 1
        delta = v - self.mean
        self.mean += delta / self.n
        self._m2 += delta * (v - self.mean)
        self.values.append(v)

    @property
    def deviation(self):
        if self.n < 2:
            raise ValueError(f"deviation of {self.n} values")
        return sqrt(self._m2 / (self.n - 1))

    def quantile(self, q):
        ordered = sorted(self.values)
        at = q * (len(ordered) - 1)
        low = int(at)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (ordered[high] - ordered[low]) * (at - low)

    def mode(self):
        counts = defaultdict(int)
        for v in self.values:
            counts[v] += 1
        most = max(counts.values())
        return [v for v, c in counts.items() if c == most]

    def histogram(self, bins, width=30):
        low, high = min(self.values), max(self.values)
        counts = [0] * bins
        for v in self.values:
            counts[min(int((v - low) / (high - low) * bins), bins - 1)] += 1
        return [f"{low + i * (high - low) / bins:7.2f} {'#' * round(c * width / max(counts))} {c}" for i, c in enumerate(counts)]


def regression(points):
    n = len(points)
    sx, sy = (sum(p[i] for p in points) for i in (0, 1))
    sxy, sxx, syy = (sum(p[i] * p[j] for p in points) for i, j in ((0, 1), (0, 0), (1, 1)))
    slope = (n * sxy - sx * sy) / (n * sxx - sx * sx)
    r = (n * sxy - sx * sy) / sqrt((n * sxx - sx * sx) * (n * syy - sy * sy))
    return slope, (sy - slope * sx) / n, r * r


def k_means(points, centres):
    for step in range(50):
        groups = [[] for _ in centres]
        for p in points:
            nearest = min(range(len(centres)), key=lambda i: sum((a - b) ** 2 for a, b in zip(p, centres[i])))
            groups[nearest].append(p)
        moved = [tuple(sum(axis) / len(g) for axis in zip(*g)) if g else c for g, c in zip(groups, centres)]
        if moved == centres:
            return step, [len(g) for g in groups], centres
        centres = moved


def markov(words, length, random):
    follows = defaultdict(list)
    for a, b in zip(words, words[1:]):
        follows[a].append(b)
    word = words[0]
    out = [word]
    while len(out) < length and follows.get(word):
        word = follows[word][random.next() % len(follows[word])]
        out.append(word)
    return " ".join(out)


r = Random(42)
print([r.next() for _ in range(3)], [round(r.uniform(1, 6)) for _ in range(10)], r.shuffled("abcdefgh"))
s = Summary(r.normal(100, 15) for _ in range(300))
print(f"{s.n} {s.mean:.4f} {s.deviation:.4f}", [f"{s.quantile(q):.3f}" for q in (0, 0.25, 0.5, 0.75, 1)])
print(*s.histogram(8), sep="\n")
dice = Summary(1 + r.next() % 6 + 1 + r.next() % 6 for _ in range(100))
print(dice.mode(), dice.mean, Summary([1, 1, 2, 2, 3]).mode(), Summary([5]).quantile(0.3))
try:
    Summary([1]).deviation
except ValueError as error:
    print(error)
print("%.4f %.4f %.4f" % regression([(x, 2.5 * x - 4 + r.normal(0, 0.5)) for x in range(20)]))
points = [(r.normal(cx, 0.5), r.normal(cy, 0.5)) for cx, cy in ((0, 0), (5, 5), (0, 5)) for _ in range(15)]
steps, sizes, centres = k_means(points, [(1.0, 1.0), (4.0, 4.0), (1.0, 4.0)])
print(steps, sizes, [tuple(round(c, 3) for c in centre) for centre in centres])
print(markov("the cat sat on the mat and the dog sat on the cat and the rat ran".split(), 12, r))
phi = lambda x: (1 + erf(x / sqrt(2))) / 2
area = sum(exp(-(x / 100) ** 2 / 2) / sqrt(2 * pi) for x in range(-196, 197)) / 100
print(f"{phi(1.96) - phi(-1.96):.6f} {area:.4f}")

import random

r = random.Random(12345)
print([r.random() for _ in range(3)])
print([r.randrange(10) for _ in range(8)], r.randrange(5, 100, 5), r.randint(-3, 3))
print(r.choice("abcdef"), r.choices([1, 2, 3], k=5), r.choices("ab", [9, 1], k=8), r.choices("xyz", cum_weights=[1, 2, 8], k=4))
deck = list(range(12))
r.shuffle(deck)
print(deck, r.sample(range(1000), 6), r.sample("abc", 3), r.sample([1, 2], counts=[3, 2], k=4))
for name, args in [("uniform", (1, 10)), ("triangular", (0, 10, 3)), ("betavariate", (2, 5)), ("expovariate", (1.5,)),
                   ("gammavariate", (2.5, 1)), ("gammavariate", (0.5, 1)), ("gauss", (0, 1)), ("gauss", (0, 1)),
                   ("lognormvariate", (0, 0.25)), ("normalvariate", (10, 2)), ("vonmisesvariate", (0, 4)),
                   ("paretovariate", (3,)), ("weibullvariate", (1, 1.5))]:
    print(name, repr(getattr(r, name)(*args)))
print(r.getrandbits(70), r.randbytes(9).hex())
state = r.getstate()
first = [r.gauss(0, 1) for _ in range(3)]
r.setstate(state)
print(first == [r.gauss(0, 1) for _ in range(3)], state[0], len(state[1]))
for seed in ("text", b"bytes", 3.5, None, -7, 10**30, bytearray(b"x")):
    if seed is not None:
        print(seed, random.Random(seed).random())
legacy = random.Random()
legacy.seed("text", version=1)
print(legacy.random())
random.seed(99)
print(random.random(), random.randint(1, 6), random.getrandbits(8))
for bad in (lambda: r.randrange(0), lambda: r.randrange(3, 1), lambda: r.choice([]), lambda: r.sample([1], 2),
            lambda: r.sample({1, 2}, 1), lambda: r.choices([1], [0]), lambda: r.seed([]), lambda: r.randrange(1, 9, 0),
            lambda: r.setstate((9,)), lambda: r.getrandbits(-1), lambda: r.sample([1, 2], 1, counts=[1])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Fixed(random.Random):
    def random(self):
        return 0.25


f = Fixed()
print(f.randrange(100), f.choice("abcdefgh"), f.sample(range(8), 3), f.uniform(0, 8))
system = random.SystemRandom()
print(0 <= system.random() < 1, system.getrandbits(9) < 512, len(system.randbytes(5)), system.seed(3))
try:
    system.getstate()
except NotImplementedError as e:
    print(e)

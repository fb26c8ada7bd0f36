def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    n = 2
    while n * n <= limit:
        if flags[n]:
            flags[n * n :: n] = [False] * len(flags[n * n :: n])
        n += 1
    return [i for i, prime in enumerate(flags) if prime]


def by_division():
    primes = []
    candidate = 2
    while True:
        if all(candidate % p for p in primes if p * p <= candidate):
            primes.append(candidate)
            yield candidate
        candidate += 1


primes = sieve(200)
print(primes)
print(len(sieve(2000)), sum(sieve(1000)))
gen = by_division()
print([next(gen) for _ in range(len(primes))] == primes)
print([(a, b) for a, b in zip(primes, primes[1:]) if b - a == 2])

"""List indexing and integer loops."""


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    n = 2
    while n * n <= limit:
        if flags[n]:
            multiple = n * n
            while multiple <= limit:
                flags[multiple] = False
                multiple += n
        n += 1
    count = 0
    total = 0
    for i in range(limit + 1):
        if flags[i]:
            count += 1
            total += i
    return count, total


for _ in range(5):
    result = sieve(1_000_000)
print("sieve", *result)

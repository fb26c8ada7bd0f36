"""Integer loops: small, past 2**47, and big."""


def loop(n):
    total = 0
    i = 0
    while i < n:
        total += i ^ (i >> 3)
        i += 1
    return total


def gcds(n):
    total = 0
    for a in range(1, n):
        x, y = a * 7919, n
        while y:
            x, y = y, x % y
        total += x
    return total


def mix(n):
    h = 0xCBF29CE484222325
    for i in range(n):
        h = ((h ^ (i & 255)) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def digits(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a % 10**12, sum(map(int, str(a)[:50]))


print("integers", loop(3_000_000), gcds(60_000), mix(1_000_000), digits(12_000))

def recursive(n):
    if n < 2:
        return n
    return recursive(n - 1) + recursive(n - 2)


def iterative(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def generator():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def doubling(n):
    if n == 0:
        return 0, 1
    a, b = doubling(n >> 1)
    c = a * (2 * b - a)
    d = a * a + b * b
    return (d, c + d) if n & 1 else (c, d)


print([recursive(n) for n in range(12)])
print(iterative(100), iterative(300))
g = generator()
print([next(g) for _ in range(15)])
print(doubling(200)[0] == iterative(200), doubling(1000)[0] % 10**9)

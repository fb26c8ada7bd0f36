# gcd, lcm, isqrt, comb, perm and factorial, against plain definitions.
import math


def plain_gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


for a in range(-30, 31, 7):
    for b in range(-20, 41, 6):
        assert math.gcd(a, b) == plain_gcd(a, b), (a, b)
        assert math.lcm(a, b) == (abs(a * b) // plain_gcd(a, b) if a and b else 0)
print(math.gcd(), math.gcd(0), math.gcd(-6), math.gcd(12, 18, 27), math.lcm(), math.lcm(2, 3, 5, 7), math.gcd(2**100, 6**60) == 2**60)
for n in [0, 1, 2, 3, 99, 100, 2**52, 2**53 + 1, 10**30, 10**40 - 1, 2**200 + 12345]:
    root = math.isqrt(n)
    assert root * root <= n < (root + 1) * (root + 1)
    print(root, end=" ")
print()
for n in range(12):
    for k in range(14):
        assert math.comb(n, k) * math.factorial(k) == math.perm(n, k)
        assert math.comb(n, k) == (math.comb(n - 1, k) + math.comb(n - 1, k - 1) if 0 < k < n else int(k in (0, n)))
print(math.comb(100, 50), math.perm(20), math.perm(100, 5), math.factorial(30), math.prod([1, 2, 3.0]), math.prod([], start=7), math.prod(["a"], start=3))
for wrong in (lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.comb(3, -2), lambda: math.factorial(-1), lambda: math.factorial(1.0), lambda: math.gcd(1.5),
              lambda: math.perm(3, 1.5), lambda: math.isqrt("a"), lambda: math.prod(5), lambda: math.comb(3), lambda: math.perm(-3)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

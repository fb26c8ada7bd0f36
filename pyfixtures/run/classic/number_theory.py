# Number theory with big integers: primality, factors, congruences, RSA, continued fractions.
from math import gcd, isqrt, lcm


def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, (a, b) = a // b, (b, a % b)
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


def is_prime(n):
    if n < 2 or any(n % p == 0 and n != p for p in (2, 3, 5, 7, 11, 13)):
        return False
    d, s = n - 1, 0
    while not d & 1:
        d, s = d >> 1, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def rho(n):
    if n % 2 == 0:
        return 2
    for c in range(1, 20):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n:
            return d
    raise ArithmeticError(n)


def factors(n):
    if n == 1:
        return []
    if is_prime(n):
        return [n]
    d = rho(n)
    return sorted(factors(d) + factors(n // d))


def crt(pairs):
    value, modulus = 0, 1
    for r, m in pairs:
        g, p, _ = egcd(modulus, m)
        if (r - value) % g:
            raise ValueError(f"no solution for {r} mod {m}")
        value += (r - value) // g * p % (m // g) * modulus
        modulus = lcm(modulus, m)
    return value % modulus, modulus


print(egcd(240, 46), egcd(10**30, 3**40))
print([n for n in range(60) if is_prime(n)], is_prime(2**89 - 1), is_prime(2**67 - 1), is_prime(561))
for n in (360, 2**32 + 1, 1234567890, 600851475143, 10**12 + 39, 97 * 89 * 83**2):
    print(n, factors(n))
print(crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (3, 6)]))
try:
    crt([(0, 4), (1, 6)])
except ValueError as error:
    print(error)
p, q, e = 2**61 - 1, 2**89 - 1, 65537
n, d = p * q, pow(e, -1, lcm(p - 1, q - 1))
secret = int.from_bytes(b"attack at dawn", "big")
cipher = pow(secret, e, n)
print(hex(cipher), pow(cipher, d, n).to_bytes(14, "big"))


def continued_fraction(n, terms):
    a0 = isqrt(n)
    m, d, a = 0, 1, a0
    for _ in range(terms):
        yield a
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d


def convergents(terms):
    h0, h1, k0, k1 = 0, 1, 1, 0
    for a in terms:
        h0, h1, k0, k1 = h1, a * h1 + h0, k1, a * k1 + k0
        yield h1, k1


print(list(continued_fraction(2, 8)), list(continued_fraction(23, 9)))
print(next((h, k) for h, k in convergents(continued_fraction(61, 50)) if h * h - 61 * k * k == 1))
fib = lambda n: pow(2 << n, n + 1, (4 << 2 * n) - (2 << n) - 1) % (2 << n)
print([fib(i) for i in range(1, 15)], fib(200))
order = lambda a, n: next(k for k in range(1, n) if pow(a, k, n) == 1)
print([order(10, p) for p in (7, 13, 17, 19, 23)], sum(gcd(i, 36) == 1 for i in range(36)))
for bad in (lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: isqrt(-1), lambda: pow(0, -1, 7)):
    try:
        print(bad())
    except ValueError as error:
        print(error)

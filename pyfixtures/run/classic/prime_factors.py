def factors(n):
    found = {}
    p = 2
    while p * p <= n:
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
        p += 1 if p == 2 else 2
    if n > 1:
        found[n] = found.get(n, 0) + 1
    return found


def show(n):
    return " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in factors(n).items()) or "1"


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def is_probable_prime(n, bases=(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
    if n < 2 or any(n % p == 0 and n != p for p in bases):
        return False
    d, r = n - 1, 0
    while d % 2 == 0:
        d //= 2
        r += 1
    for a in bases:
        if a == n:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


for n in (1, 2, 12, 97, 360, 1001, 65536, 999983, 600851475143 // 6857):
    print(n, "=", show(n))
print(gcd(1071, 462), gcd(2**40, 6**20), [n for n in range(60) if is_probable_prime(n)])
print(is_probable_prime(2**61 - 1), is_probable_prime(2**67 - 1), is_probable_prime(2**89 - 1), is_probable_prime(561))
print([n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])

for a in (7, -7, 0, 2**70, -2**70, 10**20 + 1):
    for b in (2, -2, 3, -3, 10, 2**35, -2**65):
        q, r = divmod(a, b)
        print(a, b, q, r, q * b + r == a, a // b == q, a % b == r)
for a, b in [(1, 3), (2, 3), (10**30, 3), (10**30, 10**29), (2**1000, 2**990), (-7, 2), (1, 2**70), (3**50, 7**20), (2**53 + 1, 1), (2**54 + 2, 2)]:
    print(a / b)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1 / 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: 10**400 / 3)
attempt(lambda: 10**400 / 10**399)
attempt(lambda: 1 / 10**400)
attempt(lambda: (-10**400) // 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: 1.0 / 0)
attempt(lambda: divmod(1.0, 0.0))
attempt(lambda: 0 ** -1)
attempt(lambda: 0.0 ** -2)
attempt(lambda: pow(2, -1, 4))
attempt(lambda: pow(2, 3, 0))
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: float(10**400))
attempt(lambda: 1j / 0)
attempt(lambda: 5 // "a")
attempt(lambda: "a" - 1)
attempt(lambda: [] / 2)
attempt(lambda: None + 1)

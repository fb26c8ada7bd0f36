# fixture: 64-bit
inf = float("inf")
for f in (lambda: 10.0**400, lambda: 2.0**1e10, lambda: (-10.0) ** 401, lambda: 1e200**2, lambda: 10**400 * 1.0, lambda: 1.0 + 10**400, lambda: 10**400 / 2.0):
    try:
        print(f())
    except OverflowError as e:
        print(repr(e), e.args)
print(1e308 * 10, 1e308 + 1e308, -1e308 * 10, 1e-300 * 1e-300, 1e-320 / 1e10, 10.0**-400, inf**2, inf**-1, 0.5**inf, 2.0**inf, (-2.0) ** -inf)
print(hash(0.5), hash(1e300), hash(2.0**61), hash(3.14159), 10**400 > 1e308, 10**400 == inf, -(10**400) < -inf)

print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 1e20, 0.49999999999999994)])
print([round(x, 1) for x in (0.25, 0.35, 2.675, -0.05, 1e20, 0.05)])
print([round(2.675, n) for n in range(-1, 5)], round(2.675, 2), round(1.005, 2), round(1234567.891, -3))
print([round(12345, n) for n in (0, -1, -2, -3, -4, -5, -6, 2, None)], round(15, -1), round(25, -1), round(-15, -1), round(-25, -1), round(10**30 + 5 * 10**14, -15))
print(round(1.0), type(round(1.0)), round(1.0, 0), type(round(1.0, 0)), round(5, 0), type(round(5, 0)), round(1e300, 2), round(1.5, None))
print(round(5e-324, 400), round(1.5, -400), round(1e308, -308))
print(round(number=2.5, ndigits=0), round(True), round(True, -1))


class R:
    def __round__(self, n="default"):
        return ("rounded", n)


print(round(R()), round(R(), 3), round(R(), None))
for f in (lambda: round("1"), lambda: round(1.5, "a"), lambda: round(1.5, 1.0), lambda: round(1.7e308, -308), lambda: round(1j)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(int(2.9), int(-2.9), 2.9 // 1, -2.9 // 1)
print(f"{0.125:.2f} {0.375:.2f} {2.5:.0f} {3.5:.0f} {1e23:.0f} {0.1:.25f} {123.456:.1e} {1.005:.2f}")

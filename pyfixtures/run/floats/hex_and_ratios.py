# float.hex and fromhex, as_integer_ratio, is_integer, exact comparison with integers, round half even, nextafter and ulp.
import math


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for x in (0.0, -0.0, 1.0, -1.5, 0.1, 1 / 3, 1e308, 5e-324, 2.2250738585072014e-308, 2.0**-1030, float("inf"), float("-inf"), float("nan"), 123456789.125, math.pi):
    text = x.hex()
    assert x != x or float.fromhex(text) == x
    print(repr(x), text, attempt(x.as_integer_ratio), x.is_integer())
for text in ("0x1p0", "1", "0x.8p1", "0X1.8P+3", "-0x1.fffffffffffffp1023", "0x1p-1075", "0x1.8p-1075", "0x0.0000000000001p-1022", "inf", "-Infinity", "nan", " 0x10 ", "1.8p1", "0x1.00000000000008p0", "0x1.000000000000080000001p0", "0x1.fffffffffffff8p0", "0x" + "f" * 40, "0x1p1024", "0x", "p1", "0x1p", "", "0x1.p1", ".p1", "0x1g", "1e5", "0x1p99999999999999999999"):
    print(repr(text), attempt(lambda: float.fromhex(text)))
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999999999996, 4503599627370495.5, 1e300)][:7], [round(x, n) for x, n in ((2.675, 2), (2.665, 2), (0.125, 2), (0.375, 2), (1e22, -20), (5e15 + 0.5, 0), (-0.4, 0), (1234.5678, -2), (1e-320, 320), (1.5, 400), (1.5, -400), (9.995, 2), (55.55, 1))])
print([attempt(lambda: round(x)) for x in (float("nan"), float("inf"))], attempt(lambda: round(1e308, -308)), attempt(lambda: round(1.7e308, -308)), attempt(lambda: round(1.5, "x")), round(2.5, None), type(round(2.5, 0)).__name__)
big = 2**53
print([float(n) == n for n in (big, big + 1, big + 2, 10**22, 10**23)], [big + 1 > float(big), float(big) < big + 1, big + 1 == float(big + 1)], 2**1023 * 2 > 1e308, -(10**400) < float("-inf"), 10**400 < float("inf"), 1 == 1.0000000000000002, 0.1 + 0.2 == 0.3, float("nan") == 1, float("nan") < 10**400)
print([attempt(lambda: int(x)) for x in (1e20, -1e20, 1.9, -1.9, 1e-300, float("inf"), float("nan"), 2.0**70)], math.floor(-0.5), math.ceil(-0.5), math.trunc(-1e25), attempt(lambda: math.floor(float("nan"))))
print([x % y for x in (5.5, -5.5) for y in (2.0, -2.0, float("inf"))], [x // y for x in (5.5, -5.5) for y in (2.0, -2.0, float("inf"))], divmod(-1e-20, 3.0), divmod(0.0, -1.0), divmod(6.0, 0.1), math.fmod(-5.5, 2), math.remainder(5.5, 2), [attempt(lambda: divmod(1.0, 0.0)), attempt(lambda: 1.0 % 0), attempt(lambda: 1.0 // 0), attempt(lambda: 1 / 0.0)])
print([attempt(lambda: x**y) for x, y in ((0.0, -1), (-8.0, 1 / 3), (-2.0, 3), (0.0, 0), (float("nan"), 0), (1, float("nan")), (float("-inf"), 3), (float("-inf"), -3), (-1.0, float("inf")), (10.0, -400), (-0.0, 3))], attempt(lambda: pow(2.0, 3, 5)))
print(math.nextafter(1.0, 2.0), math.nextafter(0.0, -1.0), math.nextafter(1e308, math.inf), math.ulp(1.0), math.ulp(0.0), math.ulp(1e300), math.frexp(0.1), math.ldexp(0.5, 1075 - 2000), math.modf(-3.25), math.copysign(3, -0.0), [attempt(lambda: math.ldexp(1.0, 5000))], math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.1), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9))
for text in ("1_0.5", "1__0", "_1", "1_.5", "1e1_0", ".5", "5.", ".", "1e", "e5", "+-1", "infinity", "INF", "nAn", "in f", "1.5e+308", "1e400", "-1e-400", "0x10", "1,5", " 1.5\n", "1\0", "1" * 400, "0." + "0" * 400 + "1", "179769313486231580793e289", "2.4703282292062327e-324", "2.4703282292062328e-324", "9007199254740993", "9007199254740993.0000000000000000000000001"):
    print(repr(text[:30]), attempt(lambda: float(text)))
print([repr(x) for x in (1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 0.00012345, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 100.0, 1.0e5, 9007199254740993.0, 0.1 + 0.2, 2 / 3, 1e100)], str(1e16), [str(x) for x in (float("nan"), float("-inf"), -0.0)])

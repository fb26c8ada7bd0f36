import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
for name in ("sqrt", "floor", "ceil", "trunc", "fabs", "exp", "log", "log2", "log10", "log1p", "expm1", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "degrees", "radians", "cbrt", "exp2"):
    f = getattr(math, name)
    row = []
    for x in (0.5, 1, 2.0, -1.5, 0):
        try:
            v = f(x)
            row.append(v if isinstance(v, int) else f"{v:.12g}")
        except (ValueError, OverflowError) as e:
            row.append(str(e).split(",")[0])
    print(name, row)
print(math.gcd(12, 18), math.gcd(), math.gcd(0, -5), math.lcm(4, 6), math.lcm(), math.factorial(20), math.factorial(0), math.comb(10, 3), math.comb(3, 5), math.perm(5, 2), math.perm(4), math.isqrt(10**30), math.prod([1, 2, 3]), math.prod([], start=5), math.gcd(2**70, 2**65 * 3))
print(math.fmod(-7, 3), math.remainder(7, 4), math.modf(3.25), math.modf(-0.5), math.frexp(10.0), math.ldexp(0.625, 4), math.copysign(1, -0.0), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist([0, 0], [3, 4]), math.atan2(1, -1), math.pow(2, 0.5), math.fsum([0.1] * 10), math.nextafter(1, 2), math.ulp(1.0))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(1e-12, 0, abs_tol=1e-9), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(10**20), math.floor(1e20), math.log(8, 2), math.log(2**1000), math.log10(10**400), math.sqrt(10**300))


class N:
    def __floor__(self):
        return "floor!"

    def __ceil__(self):
        return "ceil!"

    def __trunc__(self):
        return "trunc!"

    def __float__(self):
        return 2.25


print(math.floor(N()), math.ceil(N()), math.trunc(N()), math.sqrt(N()), math.sqrt(True))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-5), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.sqrt("a"), lambda: math.sqrt(), lambda: math.floor("x"), lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.gcd(1.5, 2), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.fmod(1, 0), lambda: math.pow(0, -1), lambda: math.pow(-1, 0.5), lambda: math.acos(2), lambda: math.nope, lambda: math.ldexp(1, 5000), lambda: math.dist([1], [1, 2]), lambda: math.prod(["a", 2.5]), lambda: math.sqrt(10**400), lambda: math.fsum(["a"]), lambda: math.cosh(1000), lambda: math.atanh(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

# fsum, dist, hypot, floor, ceil and trunc of anything that offers them.
import math

print(math.fsum([0.1] * 10), sum([0.1] * 5), math.fsum([1e100, 1.0, -1e100]), math.fsum([]), math.fsum([1, True, 2.5]))
print(math.hypot(), math.hypot(3), math.hypot(3, 4), math.hypot(1e200, 1e200), math.hypot(1, 2, 3, 4), math.hypot(float("inf"), float("nan")))
print(math.dist((1, 2), (4, 6)), math.dist([], []), math.dist((1, 1, 1), [2.0, 2, 2]))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.floor(1e30), math.ceil(5), math.modf(-2.25), math.frexp(0.75), math.ldexp(0.5, 4))
print(math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.remainder(-5, 2), math.nextafter(1, 2), math.ulp(1.0), math.ulp(2**60))
print(math.isclose(1, 1 + 1e-10), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isfinite(1e400), math.isnan(float("nan")))


class Own:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


class Float:
    def __float__(self):
        return 2.25


class Index:
    def __index__(self):
        return 9


print(math.floor(Own()), math.ceil(Own()), math.trunc(Own()), math.floor(Float()), math.sqrt(Float()), math.sqrt(Index()))
for wrong in (lambda: math.fsum(["a"]), lambda: math.fsum([1e308, 1e308]), lambda: math.dist((1,), (1, 2)), lambda: math.floor(float("nan")),
              lambda: math.floor(float("inf")), lambda: math.trunc("a"), lambda: math.sqrt("4"), lambda: math.isclose(1, 2, rel_tol=-1), lambda: math.fmod(1, 0),
              lambda: math.fsum([float("inf"), -float("inf")]), lambda: math.ldexp(1, 5000), lambda: math.hypot("a"), lambda: math.trunc(Float())):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

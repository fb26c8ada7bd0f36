"""Infinities, NaN and signed zeros in functions of complex numbers; arguments that are none."""
# fixture: 64-bit
import cmath

FUNCTIONS = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar".split()
inf, nan = cmath.inf, cmath.nan
parts = [-inf, -2.3, -0.0, 0.0, 2.3, inf, nan, 710.0, -1.7e308, 5e-324]


def show(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for name in FUNCTIONS:
    for x in parts:
        for y in parts:
            print(name, x, y, show(getattr(cmath, name), complex(x, y)))
for x in parts:
    for y in parts:
        print("rect", x, y, show(cmath.rect, x, y))


class HasComplex:
    def __complex__(self):
        return 3 + 4j


class HasFloat:
    def __float__(self):
        return 2.25


class HasIndex:
    def __index__(self):
        return 9


class Wrong:
    def __complex__(self):
        return 3


for value in (HasComplex(), HasFloat(), HasIndex(), Wrong(), True, None, "1", 10**400):
    print(show(cmath.sqrt, value))
for args, kwargs in [((1, 1), {}), ((1, 1 + 1e-10j), {}), ((1, 2), {"rel_tol": -1}), ((1, 2), {"abs_tol": 5}),
                     ((inf, inf), {}), ((inf, 1), {}), ((nan, nan), {}), ((1e9, 1e9 + 1), {}), ((0, 1e-12), {"abs_tol": 1e-9}),
                     ((1,), {}), ((1, 2, 3), {}), ((1, 2), {"abs_tol": "x"})]:
    print(args, kwargs, show(cmath.isclose, *args, **kwargs))
for args in ((), (1, 2), ("a",)):
    print(show(cmath.sqrt, *args), show(cmath.log, *args), show(cmath.rect, *args))

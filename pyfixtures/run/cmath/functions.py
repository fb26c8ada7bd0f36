"""Functions of complex numbers: ordinary arguments to the last bit, arguments of every size, branch cuts."""
# fixture: 64-bit
import cmath
from _random import Random

FUNCTIONS = """acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isfinite
isinf isnan""".split()
random = Random(11)


def uniform(low, high):
    return low + (high - low) * random.random()


def show(function, *args):
    try:
        return repr(function(*args))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


near = [complex(uniform(-3, 3), uniform(-3, 3)) for _ in range(40)]
far = [complex(uniform(-1, 1) * 10.0 ** int(uniform(-310, 308)), uniform(-1, 1) * 10.0 ** int(uniform(-310, 308)))
       for _ in range(40)]
cuts = [complex(x, y) for x in (-2.0, -1.0, -0.5, -0.0, 0.0, 0.5, 1.0, 2.0) for y in (0.0, -0.0, 1e-200, -1e-200)]
cuts += [complex(y, x) for x in (-2.0, -1.0, 1.0, 2.0) for y in (0.0, -0.0)]
for name in FUNCTIONS:
    function = getattr(cmath, name)
    for z in near + far + cuts:
        print(name, z, show(function, z))
for z in near[:20]:
    print(show(cmath.rect, z.real, z.imag), show(cmath.log, z, 2), show(cmath.log, z, near[0]), show(cmath.log, z, 0))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)

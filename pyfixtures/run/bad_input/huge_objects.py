# Objects larger than any memory.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import _struct
import array
import itertools
import math
from _collections import deque

huge = [lambda: "a" * 10**13, lambda: b"a" * 10**14, lambda: [0] * 2**60,
        lambda: (0,) * 2**60, lambda: "a" * 2**63, lambda: "a" * 2**70, lambda: [0] * 2**70, lambda: bytes(2**62),
        lambda: bytes(2**70), lambda: bytearray(2**62), lambda: 1 << 2**64, lambda: 1 << -1, lambda: 2.0 ** 100000,
        lambda: 10.0 ** 400, lambda: float(10**400), lambda: int("9" * 5000), lambda: str(10**5000),
        lambda: len(range(2**70)), lambda: list(range(2**60)), lambda: tuple(range(2**62)),
        lambda: format(1, "99999999999999999999d"), lambda: "%99999999999999999999d" % 1, lambda: format(1, "10000000000000d"),
        lambda: "%*d" % (2**60, 1), lambda: "%*d" % (2**70, 1), lambda: "{:>10000000000000}".format("a"),
        lambda: format(1.5, ".99999999999999999999f"), lambda: "a".ljust(10**14), lambda: "a".zfill(10**14),
        lambda: "a".center(2**63), lambda: b"a".ljust(10**14), lambda: "\t".expandtabs(10**13),
        lambda: (1).to_bytes(2**62, "big"), lambda: [1].__mul__(2**63), lambda: [1].__imul__(2**60),
        lambda: range(2**100)[2**101], lambda: [1, 2][10**30], lambda: (1,)[10**30], lambda: "a"[10**30],
        lambda: [].insert(10**30, 1), lambda: [].pop(10**30), lambda: [1, 2, 3][:10**30], lambda: slice(10**30).indices(5),
        lambda: slice(1).indices(-1), lambda: deque([1], maxlen=2**63), lambda: deque(maxlen=-1),
        lambda: array.array("d", [1]) * 2**60, lambda: itertools.islice([], 2**70),
        lambda: itertools.combinations([1], 2**62), lambda: itertools.product([1], repeat=2**62),
        lambda: itertools.repeat(1, 2**70), lambda: _struct.calcsize("9223372036854775807d"),
        lambda: _struct.calcsize("999999999999999999999d"), lambda: math.factorial(10**20), lambda: math.factorial(-1),
        lambda: math.comb(10**20, 10**19), lambda: math.ldexp(1.0, 10**20), lambda: memoryview(b"a" * 8).cast("B", [2**60, 2**60]),
        lambda: chr(10**30), lambda: round(1.5, 10**10), lambda: pow(2, 10**100, 7)]
for i, make in enumerate(huge):
    print(i, outcome(make))

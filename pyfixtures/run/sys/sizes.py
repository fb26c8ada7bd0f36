# fixture: 64-bit
import sys

print(sys.maxsize, sys.maxsize + 1 == 2**63, sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.algorithm, sys.hash_info.inf, sys.hash_info.nan, sys.hash_info.imag, sys.int_info.sizeof_digit, len(range(sys.maxsize)))
for f in (lambda: [0] * sys.maxsize, lambda: "ab" * sys.maxsize, lambda: (1,) * 2**62, lambda: [1][2**63], lambda: "a" * 2**64, lambda: len(range(2**64)), lambda: 1 << 2**70, lambda: [].pop(2**63), lambda: bytes(2**63), lambda: "%*d" % (2**63, 1), lambda: [1, 2][: 2**70], lambda: "abc".find("c", -(2**70)), lambda: range(2**70)[2**65], lambda: chr(2**31), lambda: "a".center(2**63), lambda: 5 >> 2**70, lambda: 0 << 2**70, lambda: (2).__index__().to_bytes(2**63)):
    try:
        print(f())
    except (MemoryError, OverflowError, IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e, sep=": ")


class Big:
    def __len__(self):
        return 2**63

    def __index__(self):
        return 2**64


for f in (lambda: len(Big()), lambda: [1][Big()], lambda: "abc"[: Big()], lambda: bool(Big()), lambda: [1] * Big(), lambda: chr(Big())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

# The limit on digits between int and str: where it holds, what it says, how it is set, and which bases are free.
import sys


def attempt(f):
    try:
        result = f()
        if isinstance(result, int) and not isinstance(result, bool):
            return f"int of {result.bit_length()} bits"
        return result if len(str(result)) < 60 else f"{type(result).__name__} of {len(str(result))}"
    except (ValueError, OverflowError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
big = 10**4300
for f in (lambda: str(big), lambda: repr(-big), lambda: f"{big}", lambda: f"{big:d}", lambda: "%d" % big, lambda: "%s" % big, lambda: int("1" * 4301), lambda: int("9" * 4300), lambda: int("-" + "1" * 4301), lambda: int("1_0" * 2151),
          lambda: int(b"1" * 5000), lambda: int("0" * 5000), lambda: int("1" * 5000, 16), lambda: hex(big), lambda: bin(big), lambda: oct(big), lambda: f"{big:x}", lambda: int("z" * 4301, 36), lambda: int("1" * 5000, 3), lambda: int("1" * 5000, 32),
          lambda: int("x" * 5000), lambda: float("1" * 5000) > 0, lambda: int(1e300), lambda: str(big - 1), lambda: f"{big:.3e}", lambda: f"{big:n}", lambda: f"{10**300:.2e}", lambda: [big], lambda: print(big), lambda: str([1, big])):
    print(attempt(f))
sys.set_int_max_str_digits(1000)
print(sys.get_int_max_str_digits(), attempt(lambda: str(10**999)), attempt(lambda: str(10**1000)), attempt(lambda: int("1" * 1001)))
sys.set_int_max_str_digits(0)
print(attempt(lambda: str(big)), attempt(lambda: int("7" * 6000)), int(str(big)) == big, str(3**9000)[-20:], str(7**5000)[:20], int("12" * 2600) % 10**9)
for wrong in (lambda: sys.set_int_max_str_digits(5), lambda: sys.set_int_max_str_digits(639), lambda: sys.set_int_max_str_digits(-1), lambda: sys.set_int_max_str_digits("x"), lambda: sys.set_int_max_str_digits(), lambda: sys.set_int_max_str_digits(2.5)):
    print(attempt(wrong))
sys.set_int_max_str_digits(640)
print(attempt(lambda: str(10**640)), attempt(lambda: str(10**639)))
sys.set_int_max_str_digits(maxdigits=4300)


class Loud(int):
    def __str__(self):
        return "loud " + super().__str__()[:10]

    def __format__(self, spec):
        return f"formatted {spec}"


print(attempt(lambda: str(Loud(big))), f"{Loud(big):x}", attempt(lambda: f"{Loud(5)!s}"))
for base in range(2, 37, 5):
    n = 123456789**5
    digits = ""
    while n:
        n, d = divmod(n, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + digits
    print(base, digits, int(digits, base) == 123456789**5)
for text, base in (("0x1f", 16), ("0x1f", 0), ("0b101", 0), ("0o17", 0), ("017", 0), ("0_7", 0), ("00", 0), ("1_000", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("0x_f", 0), ("0x", 16), ("", 10), ("z", 36), ("1", 1), ("1", 37), ("0b2", 2), (" \n12\t", 10), ("- 1", 10), ("+-1", 10), ("12\0", 10), ("٣", 16)):
    try:
        print(repr(text), base, int(text, base))
    except ValueError as error:
        print(repr(text), base, error)

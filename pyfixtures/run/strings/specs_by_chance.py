# Format specs put together by chance, for values of every builtin type that takes them.
class Numbers:
    """The same everywhere, without a module."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def one_of(self, items):
        return items[self.below(len(items))]


def t(label, f, *args):
    try:
        shown = repr(f(*args))
    except Exception as e:
        shown = f"{type(e).__name__}: {e}"
    print(label, "->", shown)


PARTS = [
    ["", "*<", "x^", "=>", "0=", "\xe9^", "<", ">", "^", "="], ["", "", "+", "-", " ", "z"], ["", "", "#"], ["", "0"],
    ["", "1", "5", "12", "007"], ["", "", ",", "_"], ["", "", ".0", ".1", ".3", ".17"], list("bcdeEfFgGnosxX%r") + [""],
]
VALUES = [0, -1, 255, 10**20, 2.5, -0.0, 1e22, float("inf"), float("nan"), 1234567.891, 2 + 3j, True, "h\xe9llo", "", b"a", None]
numbers = Numbers(42)
for _ in range(500):
    spec, value = "".join(numbers.one_of(part) for part in PARTS), numbers.one_of(VALUES)
    t(f"{value!r} {spec!r}", format, value, spec)
for spec in "%i", "%x", "%012d", "%-5d", "%.3s", "%c":
    for value in "abc", b"xy", None, 3.7, 1j, (1, 2):
        t(f"{spec} {value!r}", spec.__mod__, value)
        t(f"b{spec} {value!r}", spec.encode().__mod__, value)

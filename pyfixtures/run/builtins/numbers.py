print(abs(-5), abs(2.5), abs(-3 + 4j), abs(True), divmod(7, 3), divmod(-7, 2.5), pow(2, 10), round(2.567, 2), sum([1, 2, 3]), sum([0.1] * 10), sum([1.5, 2]), sum([[1], [2]], []), sum((), 5), sum([1, 2], start=10), sum([True, True]), sum([2**62, 2**62]), sum([1, 2.5, 3j]))
print(min(3, 1, 2), max([4, 9, 2]), min("hello"), max("a", "bb", key=len), min([], default="none"), max([1, 2], default=0), min([3, -5], key=abs), max({"a": 1, "b": 0}), max(1, 1.0), min(1.0, 1), max([(1, "b"), (1, "a")]), min([[2], [1, 9]]))
print(bin(10), bin(-10), oct(64), hex(255), hex(-255), hex(2**70), bin(0), bin(True), chr(97), ord("a"), ord(b"a"), int("12"), float("1e3"), bool([]), bool("False"), complex("1j"))
print(all([]), any([]), all([1, "a"]), any([0, ""]), all(x > 0 for x in (1, 2)), any(x > 1 for x in (1, 2)))
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, int | str), isinstance("a", int | None), isinstance(None, int | None), issubclass(bool, (int, str)), issubclass(int, object), isinstance(int, type))
print(int(), float(), complex(), bool(), str(), list(), tuple(), dict(), set(), frozenset(), bytes(), bytearray(), range(0), object() is not None)
print(hash(5), hash(True), hash(2.0), callable(len), callable(int), callable(5), callable(lambda: 0), id(print) == id(print), type(5), type(None), type(...), type(NotImplemented), type(type), type(print), type(int.__add__), type("".join))
print(repr("a"), repr(None), ascii("é中𝄞"), ascii("a'b"), repr([1, "x"]), repr(int), repr(len), repr(...), repr(NotImplemented), repr(range), repr(True), repr(ValueError("v")), repr(KeyError("k", 1)))
cases = [lambda: abs(None), lambda: sum([1, "a"]), lambda: sum("ab"), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: min([]), lambda: max(), lambda: max(1, "a"), lambda: max([1], [2], default=1), lambda: max(1, 2, foo=3), lambda: bin(1.5), lambda: hex("a"), lambda: chr(2**70), lambda: chr(1.5), lambda: ord("ab"), lambda: ord(5), lambda: ord(b"ab"), lambda: round("a"), lambda: pow("a", 2), lambda: divmod("a", 1), lambda: isinstance(1, "int"), lambda: isinstance(1), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: int("a"), lambda: float("b"), lambda: all(1), lambda: any(), lambda: callable(), lambda: id(), lambda: hash({}), lambda: len(), lambda: len(1, 2), lambda: abs(1, 2), lambda: abs(), lambda: int(x="5"), lambda: float(x=1), lambda: bool(x=1), lambda: sum([], 1, 2), lambda: sum(1), lambda: min(5), lambda: print.nope, lambda: complex("1", 1), lambda: isinstance(1, (int, "a")), lambda: isinstance("s", (int, "a"))]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

# fixture: 64-bit
print(hash(""), hash("a"), hash("hello"), hash("hello world, this is a longer text"), hash("é"), hash("中"), hash("𝄞"))
print(hash(b""), hash(b"a"), hash(b"hello"), hash(b"abc") == hash("abc"), hash("abcdefg"), hash("abcdefgh"), hash("abcdefghi"))
print(hash(0), hash(1), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(2**63), hash(10**30), hash(-(10**30)), hash(2**47))
print(hash(0.0), hash(-0.0), hash(1.5), hash(0.1), hash(1e100), hash(-2.5), hash(float("inf")))
print(hash(1j), hash(1 + 2j), hash(0.5 - 1.5j))
print(hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash(("a", 1.5)), hash((-1,)), hash((0,)), hash(tuple(range(20))))
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset("ab")), hash(frozenset([frozenset()])))
print(hash(True), hash(False), hash(range(5)) == hash(range(5)), hash(range(0)) == hash(range(3, 3)), hash(slice) == hash(slice))
for bad in ([], {}, set(), bytearray(), ([],), (1, {})):
    try:
        hash(bad)
    except TypeError as e:
        print(e)
print({hash("a"), hash("b"), hash("c")} == {hash(c) for c in "cba"})


class H:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v


print(hash(H(5)), hash(H(-1)), hash(H(2**61)), hash(H(2**70)), hash(H(True)))
try:
    hash(H("x"))
except TypeError as e:
    print(e)

# to_bytes, from_bytes, as_integer_ratio, bit_length, bit_count, round to tens, divmod identities, and shifts at the edges.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for n in (0, 1, -1, 127, 128, -128, -129, 255, 256, 65535, -(2**63), 2**63, 2**64 - 1, 10**25, -(10**25)):
    row = []
    for length, order, signed in ((1, "big", True), (2, "little", False), (8, "big", True), (9, "little", True), (12, "big", True)):
        raw = attempt(lambda: n.to_bytes(length, order, signed=signed))
        if isinstance(raw, bytes):
            assert int.from_bytes(raw, order, signed=signed) == n
            row.append(raw.hex())
        else:
            row.append(raw.split(": ")[1])
    print(n, n.bit_length(), n.bit_count(), row)
print(attempt(lambda: (5).to_bytes()), attempt(lambda: int.from_bytes(b"\1\2")), int.from_bytes([1, 2, 3], "little"), int.from_bytes(bytearray(b"\xff\xfe"), "big", signed=True), int.from_bytes(b"", "big"), (0).to_bytes(0, "big"), int.from_bytes(memoryview(b"ab"), "big"), bool.from_bytes(b"\0\1", "big"))
for wrong in (lambda: (5).to_bytes(1, "middle"), lambda: (5).to_bytes(-1, "big"), lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: int.from_bytes([256], "big"), lambda: int.from_bytes("ab", "big"), lambda: int.from_bytes(5, "big"), lambda: (1).to_bytes(0, "big"), lambda: (1).to_bytes("x", "big"), lambda: (1).to_bytes(1, 5)):
    print(attempt(wrong))
print([round(n, d) for n, d in ((15, -1), (25, -1), (35, -1), (-15, -1), (-25, -1), (149, -2), (150, -2), (250, -2), (5, -1), (6, -1), (12345, -10), (12345, 3), (10**20 + 5 * 10**18, -19))])
print([divmod(a, b) for a in (7, -7) for b in (2, -2, 10, -10)], [a % b for a in (10**20, -(10**20)) for b in (7, -7, 10**10 + 1)], [(a // b) * b + a % b == a for a in (-(3**50), 3**50) for b in (-(2**35), 2**35, 5)])
print([1 << n for n in (0, 29, 30, 31, 62, 63, 64, 100)], [-1 >> n for n in (0, 1, 64, 1000)], [(-(2**70)) >> n for n in (69, 70, 71, 200)], 0 << 10**6, (2**100 + 1) >> 50, -5 >> 1, -5 // 2, ~(2**64), -(2**30) << 3)
for wrong in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << (1 << 70), lambda: 0 << (1 << 70), lambda: 1 >> (1 << 70), lambda: -1 >> (1 << 70), lambda: 1 << 1.0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 2**-1, lambda: 0**-1, lambda: (-8) ** (1 / 3), lambda: 10**400 / 3, lambda: 10**400 / 10**399, lambda: float(10**400), lambda: 1e10 + 10**400, lambda: 10**400 > 1e300, lambda: 10**400 == float("inf")):
    print(attempt(wrong))
print([n & m for n in (-6, 2**65 - 1, -(2**65)) for m in (12, -(2**33), 2**66)], [n | m for n in (-6, 2**65) for m in (12, -(2**33))], [n ^ m for n in (-6, 2**65 - 1) for m in (12, -(2**66))], True & 1, True ^ True, True | 6, ~1)
print((7).as_integer_ratio(), True.as_integer_ratio(), (-5).numerator, (5).denominator, (5).imag, (5).conjugate(), (-7).__abs__(), (7).__trunc__(), (7).__ceil__(), (5).is_integer() if hasattr(int, "is_integer") else True, int.__add__(1, 2.0), (1).__radd__(5), (2).__pow__(5, 7), (2).__rpow__(3), (3).__divmod__(2), (1).__lt__("x"))
print([pow(b, e, m) for b, e, m in ((2, 10, 1000), (2, 10, -1000), (-3, 3, 7), (3, -1, 7), (3, -2, -7), (0, 0, 1), (5, 0, 7), (2, 1000, 10**9 + 7), (10**30, 10**5, 10**12 + 39), (7, 1, 1), (True, True, 2))])
total = 0
for k in range(200):
    total = (total * 6364136223846793005 + 1442695040888963407) % 2**128 ^ (total >> 17)
print(total)

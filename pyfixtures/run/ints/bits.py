nums = [0, 1, -1, 5, -6, 255, 2**31, -2**31, 2**47, 2**63 - 1, -2**63, 2**64 + 3, -(2**70) + 1, 0xDEADBEEFCAFEBABE1234]
for a in nums:
    print(a, a.bit_length(), a.bit_count(), bin(a), oct(a), hex(a))
for a in nums:
    print([a & b for b in (1, -1, 0xFF, -256, 2**64)], [a | b for b in (1, -2, 2**65)], [a ^ b for b in (3, -1, 2**48)])
for a in (1, -1, 3, -5, 2**46, 2**62, -2**63, 2**100 + 1):
    print([a << n for n in (0, 1, 16, 63, 64)], [a >> n for n in (0, 1, 16, 63, 64, 200)])
print(~0, ~-1, ~(2**70), True & False, True | False, True ^ True, True & 3, ~True if 0 else "skip")
a = 0b1100
a &= 0b0110
a |= 1
a ^= 0xF0
a <<= 40
a >>= 38
print(a, bin(a))
print((1 << 47) | (1 << 48), -1 >> 1000, 1 << 200 >> 199, 0 << 10**6)
for f in (lambda: 1.0 & 1, lambda: 1 | "a", lambda: [] ^ 1, lambda: 1 << 1.0, lambda: ~1.5):
    try:
        f()
    except TypeError as e:
        print(e)
print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (-2).to_bytes(3, "big", signed=True), (5).to_bytes())
print(int.from_bytes(b"\x03\xe8", "big"), int.from_bytes(b"\xfe\xff", "little", signed=True), int.from_bytes([1, 2, 3], "big"))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big")):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print((12).as_integer_ratio(), (12).conjugate(), (12).real, (12).imag, (12).numerator, (12).denominator, True.real)

print(0.1 + 0.2, 0.1 * 3, 1 / 3, 2 / 3, 1e16 + 1, 1e308 * 10, -1e308 * 10, 5e-324 / 2)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), divmod(1e300, 3))
print(0.0 == -0.0, 0.0, -0.0, 0.0 * -1, -0.0 + 0.0, 1.0 % -1.0, -1.0 % 1.0)
inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf > 10**400, nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan])
print(inf // 1, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf, 1 / inf)
print(1.5 + 1, 1 + 1.5, 2 * 0.5, 3 - 0.5, 1.0 / 4, 7 // 2.0, 7 % 2.5, True + 0.5)
print(0.5 < 1, 1 < 0.5, 1 == 1.0, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**30 < 1e30, 10**30 == 1e30)
print((0.1).hex(), (-1.5).hex(), float.fromhex("0x1.8p3"), float.fromhex("-0x1p-1074"), (0.0).hex(), inf.hex(), nan.hex())
print((0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (3.7).__trunc__(), (2.5).__floor__(), (2.5).__ceil__())
print((1.5).real, (1.5).imag, (1.5).conjugate(), abs(-2.5), -(-2.5), +1.5)
for f in (lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio(), lambda: int(inf), lambda: float.fromhex("zz"), lambda: (-1.0).__pow__(0.5), lambda: round(inf), lambda: round(nan)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
x = 1.0
for i in range(60):
    x /= 3
print(x)
x += 1
x -= 0.5
x *= 8
x //= 3
x **= 2
print(x)
print(hash(1.0) == hash(1), hash(0.5) == hash(1), hash(2.0**70) == hash(2**70), hash(inf), hash(-inf), hash(-1.0))

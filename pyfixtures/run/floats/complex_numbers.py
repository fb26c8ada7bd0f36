z = 3 + 4j
w = complex(1, -2)
print(z, w, z + w, z - w, z * w, z / w, z**2, z**0.5, z**w, -z, +z, abs(z), z.conjugate(), z.real, z.imag)
print(z == 3 + 4j, z != w, z == 3, complex(3) == 3, 1j == 1, 0j == 0, bool(0j), bool(1j), z + 1, 1 + z, 2.5 * z, z / 2)
print(complex(), complex(1), complex("1+2j"), complex(" -1.5j "), complex("(1e3-2E-2j)"), complex("inf-nanj"), complex(imag=2))
print(repr(1j), repr(-1j), repr(0j), repr(complex(0.0, -0.0)), repr(complex(-0.0, 1)), repr(1e20 + 1e-7j), str(complex(float("nan"), float("inf"))))
print(f"{z:.2f} {z:>15} {z:+.1e} {z!r:^20} {z:g} {z:,.1f}")
for f in (lambda: z < w, lambda: z // 2, lambda: z % 2, lambda: divmod(z, 2), lambda: int(z), lambda: float(z), lambda: complex("a"), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: z / 0, lambda: 0j ** -1, lambda: pow(z, 2, 3), lambda: round(z), lambda: format(z, "05"), lambda: complex("1 + 2j"), lambda: complex([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
print(hash(1 + 0j) == hash(1), len({1, 1.0, 1 + 0j, True}), sum([1j, 2, 3.5]), 1j**2, 1j**0, 1j**-1, (2 + 3j) ** 3, (1 + 1j) ** -2)
z += 1
z *= 1j
z -= 2
z /= 2j
z **= 2
print(z)

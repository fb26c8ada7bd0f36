# Complex numbers: construction from text and classes, powers, comparison, printing, mixed arithmetic, and what they refuse.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for text in ("1+2j", "1-2J", "j", "-j", "+1j", "1", "1e3-1e-3j", "(1+2j)", " ( 1+2j ) ", "inf+nanj", "-infj", "nan", "1_0+2_0j", "1 + 2j", "1+2", "1+j2", "", "j1", "1+2jj", "(1+2j", "1++2j", "1e", "i", "0x1", "1+2j\0"):
    print(repr(text), attempt(lambda: complex(text)))


class C:
    def __complex__(self):
        return 3 + 4j


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class Bad:
    def __complex__(self):
        return 5


class Sub(complex):
    def __add__(self, other):
        return "sub add"

    __radd__ = __add__


print(attempt(lambda: complex(C())), complex(F()), complex(I()), attempt(lambda: complex(Bad())), complex(1, 2), complex(imag=3), complex(real=1, imag=-0.0), complex(), complex(True, False), repr(complex(-0.0, 2)), repr(complex(0, -0.0)), complex(F(), I()))
for wrong in (lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex([]), lambda: complex(None), lambda: complex(b"1"), lambda: complex(1, 2, 3), lambda: complex(x=1), lambda: 1j < 2, lambda: int(1j), lambda: float(1j), lambda: 1j // 2, lambda: 1j % 2, lambda: divmod(1j, 1), lambda: round(1j), lambda: abs(complex(1e308, 1e308)),
              lambda: 1j / 0, lambda: 0j**-1, lambda: 0j**1j, lambda: pow(1j, 2, 3), lambda: (1e200 + 0j) ** 5, lambda: sorted([1j, 2j]), lambda: max(1j, 2), lambda: [1][1j], lambda: "a" * 1j, lambda: 1j.real.imag.missing, lambda: setattr(1j, "real", 2)):
    print(attempt(wrong))
print((1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 4j), (1 + 2j) ** 2, (1 + 2j) ** -1, (1 + 2j) ** 0.5, 1j**2, 1j**1j, 2 ** (1 + 1j), (3 + 4j).conjugate(), abs(3 + 4j), abs(-5j), -(1 + 2j), +1j, 1j**10, (1 + 1j) ** 100, 0j**0)
print(1 + 0j == 1, 1j == 1j * 1, 0j == -0.0, 1 + 0j == True, 1j != 2, (1 + 2j) == "x", 2**60 + 0j == 2**60, 2**60 + 1 == 2.0**60 + 0j, hash(1 + 0j) == hash(1), hash(1j) == hash(1 * 1j), {1 + 0j: "a"}[1.0], bool(0j), bool(0.0 - 0j), bool(1e-320j), (1j).__eq__(1), (1j).__lt__(1j), (1j).__eq__("x"))
print([repr(z) for z in (1e16 + 1e-5j, 1.5 + 0j, -1.5j, complex("inf"), complex(0, float("inf")), complex(float("nan"), -1), complex(-0.0, -0.0), 100000000000000000j, 12345678.9 - 1j)], str(1 + 2j), f"{1 + 2j}", "%s" % 2j, "%r" % -2j)
print(sum([1j, 2, 3.5]), sum([1j] * 3, 0.5), Sub(1) + 2, 2 + Sub(1), 1j + Sub(1), type(Sub(1) * 2).__name__, type(+Sub(1)).__name__, Sub("2j"), Sub(Sub(1)), isinstance(Sub(1), complex), complex(Sub(2)).__class__.__name__)
inf, nan = float("inf"), float("nan")
print(complex(inf, 1) - complex(inf, 0), complex(0, inf) + 1, complex(nan, 0) == complex(nan, 0), complex(1, 2).__getnewargs__(), (1 + 2j).__format__(".1f"), 1j.__bool__(), (5 + 0j).__pow__(2), (5j).__rsub__(3), (2 + 0j).__truediv__(4))
z, c, points = 0, -0.4 + 0.6j, []
for _ in range(8):
    z = z * z + c
    points.append(f"{z:.4f}")
print(points)
rows = []
for y in range(-6, 7, 2):
    row = ""
    for x in range(-20, 8):
        z = c = complex(x / 10, y / 6)
        for n in range(20):
            if abs(z) > 2:
                break
            z = z * z + c
        row += " .:-=+*#%@"[n // 2]
    rows.append(row.rstrip())
print("\n".join(rows))

# Formats of floats and ints over a grid of specifications.
from math import inf, nan

floats = [0.0, -0.0, 1.0, -1.5, 2.5, 0.1, 1e-5, 123456.789, 1e15, 1e16, 1e17, 1.7976931348623157e308, 5e-324, 9.995, 0.00099995, inf, -inf, nan, 1e22, 1e23]
for x in floats:
    print(repr(x), *(format(x, spec) for spec in ("", "f", ".0f", ".3f", "e", ".0e", ".3e", "g", ".0g", ".3g", ".17g", "n", "%", ".1%", "#.0f", "#g", "G", "E", "F")))
for x in (1234567.891, -0.5, 0.0):
    print(*(format(x, spec) for spec in ("+.2f", " .2f", "-.2f", ",.2f", "_.2f", "012.2f", "<12.1f|", ">12.1f", "^12.1f", "=+12.1f", "*^+12,.1f", "012,.1f", "+012_.1f", "z.0f", "z.1f")))
ints = [0, 1, -1, 255, -256, 1000000, 10**20, -10**20]
for n in ints:
    print(n, *(format(n, spec) for spec in ("", "d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "n", "e", "f", "g", "%", "+d", " d", ",", "_", "_b", "_x", "#_x", "08d", "+08,d", "<8", "^8", "=8", "*=+8d")))
print(*(format(c, "c") for c in (65, 0x1f600)), format(True), format(True, "d"), format(True, "5"), format(False, "x"))
for spec in ("%d", "%i", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%#o", "%X", "%e", "%.2e", "%f", "%.0f", "%#.0f", "%g", "%#g", "%.3g", "%G", "%10.3f", "%-10.3f|", "%+.1f", "%s", "%r", "%5s", "%.2s", "%c", "%%"):
    row = []
    for value in (42, -42, 3.75, True):
        try:
            row.append(spec % value if spec != "%%" else spec % ())
        except (TypeError, ValueError, OverflowError) as error:
            row.append(str(error))
    print(spec, *row)
for x in (0.5, 1.5, 2.5, -0.5, 0.15, 2.675, 1e16 + 2, 12345.678, inf, nan):
    row = []
    for digits in (None, 0, 1, 2, -1, -2, 400, -400):
        try:
            row.append(repr(round(x, digits) if digits is not None else round(x)))
        except (OverflowError, ValueError) as error:
            row.append(str(error))
    print(x, *row)
print([round(n, d) for n in (15, 25, -15, 149, 151, 10**20 + 5) for d in (-1, -2, -30)])
print(*(x.hex() for x in floats[:8]), *(float.fromhex(t) for t in ("0x1p-1074", "0x1.8p1", "-0x.8", "1.8", "inf", "nan", "0x1p1023")))
print(*(x.as_integer_ratio() for x in (0.5, 0.1, -2.5, 1e22)), *(x.is_integer() for x in (1.0, 1.5, inf, 1e300)))
for text in ("1_000.5", "1__0", "_1", "1_", " 1.5 ", "1e5", "1e", ".5", "5.", ".", "", "+-1", "infinity", "-Inf", "nAn", "0x10", "1e400", "1e-400", "१.५", "1\0"):
    try:
        print(ascii(text), float(text))
    except ValueError as error:
        print(ascii(str(error)))
for z in (1 + 2j, -1.5j, complex(inf, nan), complex(-0.0, -0.0), 1e20 + 1e-7j):
    print(z, format(z, ".2f"), format(z, "e"), format(z, "+.1g"), format(z, ">20"), format(z, ",.1f"))

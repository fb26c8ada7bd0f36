# The format mini-language over every numeric type and str: fill, sign, grouping, precision, and what is refused.
def show(value, spec):
    try:
        return format(value, spec)
    except (ValueError, TypeError, OverflowError) as error:
        return f"<{type(error).__name__}: {error}>"


for value, specs in (
    (42, ("", "d", "+d", " d", "08d", "#x", "#010b", "o", "X", "c", ",", "_", "_x", "#_b", "*^12", "=+8", "x<9,d", "e", ".2f", "g", "%", "n", "z")),
    (-1234567, (",", "_", "015,", "=15,", ">15_", "_x", "#_o", "+,", "012_d", ".3e", ",.1f", "_.0f")),
    (True, ("", "d", "s", "5", "x", "05.1f")),
    (1234.5678, ("", ".2f", ",.2f", "_.3f", "e", "E", ".0e", "g", ".3g", "G", "%", ".1%", "+", " ", "010.1f", "=12.2f", "*>12.1f", "#.0f", "#g", "n", ".20", "z.1f", ",.10g", "_e")),
    (-0.0, ("", "f", "+.1f", "z.1f", "z", "+z.0f", "g", "e", "08.2f")),
    (float("inf"), ("f", "F", "+f", "010f", "g", "G", "%", ",", "e")),
    (float("-nan"), ("f", "F", "+f", "05f", "<6")),
    (1e20, ("", "f", "g", ",", "_.1f", "n", ".3", "#.3g", "r")),
    (0.000123, ("", "g", ".2g", "e", "%", ".1%", "f", ".10f")),
    (3 - 4.5j, ("", "f", ".1f", "e", "g", "+.2f", ",.1f", "20", "<20", "=20", "020", "%", "z.0f")),
    ("text", ("", "s", "8", ">8", "^9", "*^9", ".2", "*<6.3s", "08", "=8", "d", "+", ",", "#", " ", "z", "_s")),
    ("é€😀", ("5", "€^7", "😀>6", ".2")),
):
    print(repr(value))
    for spec in specs:
        print(f"  {spec:8} {show(value, spec)!r}")
for value, spec in ((5, "5.2d"), (5, ".3c"), (0x110000, "c"), (-1, "c"), (5, ",c"), (5, "+c"), (5, ",n"), (5, ",_"), (5, "__"), (5, ",x"), (5, "99999999999999999999"), (1.5, ".99999999999999999999f"), (1.5, "d"), (1.5, "x"), ("s", ".-1"), (5, "}"), (5, "ab"), (5, ">>>"), (None, "5"), ([], "s"), (b"", "1")):
    print(repr(value), repr(spec), show(value, spec))
width, precision, kind = 12, 3, "f"
print(f"{3.14159:{width}.{precision}{kind}}|{'x':*^{width}}|{42!r:>{width - 4}}|{'é'!a:{'<'}8}|{3.0!s:{'>' + str(width)}}")
print(f"{width=} {width + 1 = } {kind = !r:>8} {kind=!s:*<4}", f"{'nested ' + f'{width:>{precision + 2}}'}", f"{{}}{width}}}{{{{")
print("{0:{1}} {0:{w}.{p}}|{a.real} {b[0]} {b[k]!r:>6}".format(2.5, 8, w=9, p=3, a=5, b={0: "zero", "k": "v"}))
print("%5d|%-5d|%05d|%+d|% d|%x|%#o|%c|%5.1f|%e|%g|%s|%r|%a|%%|%*d|%.*f" % (42, 42, 42, 42, 42, 255, 8, "z", 2.25, 12345.678, 1e-5, "s", "r", "é", 6, 7, 2, 1.005))

for x in [0.0, 1.0, -1.5, 0.1, 1e15, 1e16, 1e17, 123456789012345680.0, 1e-4, 1e-5, 0.00012345, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2.5, 100.0, 1 / 3, 9007199254740993.0, 4.35, 0.3 - 0.1]:
    print(repr(x), str(x), f"{x:g}", f"{x:.3f}", f"{x:e}", f"{x:.0f}", f"{x:.10g}", f"{x:%}"[:40])
for s in ["1", " 1.5 ", "-1e3", "1e-400", "1e400", "inf", "-Infinity", "nan", "+nan", "1_0.5", ".5", "5.", "1e", "", "abc", "0x1p3", "1__0", "٣.٥", "--1", "1e5.5", "infin"]:
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(e)
print(float(), float(3), float(True), float(b"2.5"), float(2**60))
for bad in (None, [], 1j, 10**400):
    try:
        float(bad)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
for spec in ["", "10.2f", "<10.2f", "^10.2f", "+.1f", " .1f", "010.3f", ",.2f", "_.2f", ".3", ".3e", "E", "G", "#.0f", "#g", "=+12.2f", "*>12", "n", "z.1f", ".0%", "12,.3f"]:
    print(spec, [format(v, spec) for v in (1234.5678, -0.0001, 0.0, 1e10)])
for spec in ["d", "x", "s", ".5d", "c", ",n"]:
    try:
        format(1.5, spec)
    except ValueError as e:
        print(e)
print("%f|%.2f|%10.3f|%-10.1f|%+.1e|%g|%G|%.0f|%#.0f|%010.2f" % (1.5, 2.345, 3.14159, 2.0, 12345.678, 1e-10, 1e20, 2.5, 2.5, -3.14159))
print("%s %r" % (1e100, 1e-7), "%.3s" % 1.23456, f"{float('inf'):10} {float('nan'):>8.2f} {-float('inf'):+F}")

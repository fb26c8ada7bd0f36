for n in (0, 7, -7, 42, 1234567, -1234567, 10**25):
    for spec in ("", "d", "5d", "<8", ">8", "^9", "=+9d", "08d", "+d", " d", ",", "_", "x", "X", "#x", "o", "#o", "b", "#b", "010,", "*^20_d", "#_x", "_b", "n", "e", ".2f", "%", "g"):
        print(f"[{n:{spec}}]", end=" ")
    print()
print(format(65, "c"), format(0x1F600, "c"), f"{97:*>5c}")
print(format(True, "d"), format(True), f"{True}", f"{True:5}", f"{False!r:>8}")


def attempt(value, spec):
    try:
        print(format(value, spec))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


for value, spec in [(1, "s"), (1, ".2d"), (1, "q"), (-1, "c"), (0x110000, "c"), (1, ",x"), (1, "+c"), (1, "zz"), (1, "5.3x"), (1, "__"), (1, ",,"), (10**400, "f"), (1, ",_"), (1, "_n")]:
    attempt(value, spec)
print("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%i|%u" % (1, 2, 3, 4, 5, 6, 255, 255, 255, 8, 8, 9, 10))
print("%c%c" % (65, "z"), "%.3d" % 5, "%#.5x" % 255, "%08.3d" % -5, "%d" % 3.99, "%d%%" % 50)
for n in (2**47, 2**63, -(2**63), 2**64, 10**18, 10**19, 10**30):
    print(n, f"{n:,}", f"{n:x}", f"{n:>35}", f"{n:_o}")

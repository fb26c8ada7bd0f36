print("%s and %r" % ("a", "a"), "%s" % None, "%s" % [1, "b"], "%a" % "é", "%%", "%%" % (), "100%% %s" % "ok")
print("%(x)s %(y)d %(x)r" % {"x": "hi", "y": 3, "z": 0}, "%(a)5.1f|%(a)-8s|" % {"a": 2.55}, "%s" % {"k": 1})
print("%5s|%-5s|%.2s|%5.1s|%05s|" % ("ab", "ab", "abc", "xyz", "q"), "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159))
print("%c%c%c" % ("A", 66, "é"), "%s %s" % (1, 2.0), "%s" % (("t",),), "%s" % ((1, 2),), "%r" % ((),))
print("%x %X %o %#x %e %E %g %i %u" % (255, 255, 8, 255, 12345.678, 0.00012, 1e-5, 7, 8), "%+d % d %05d %-5d|" % (3, 3, -3, 3))
print("%d" % True, "%s" % True, "%d" % 2.9, "%f" % 3, "%.0f" % 0.5, "%.3d" % 7, "%s" % b"bytes", "%hd %ld %Ld" % (1, 2, 3))


class P:
    def __str__(self):
        return "str of P"

    def __repr__(self):
        return "repr of P"


print("%s %r %a %.3s" % (P(), P(), P(), P()))
fails = [
    ("%d", "x"), ("%d %d", (1,)), ("%d", (1, 2)), ("%s", ()), ("%z", 1), ("%", ()), ("%(a)s", (1,)), ("%(a)s", {"b": 1}), ("%(a", {"a": 1}), ("%c", "ab"), ("%c", -1), ("%c", 1.5),
    ("%x", 1.5), ("%f", "a"), ("%*d", ("a", 1)), ("abc", 1), ("%i", None), ("%.99999999999d", 1), ("%s %s", "a"), ("%e", None), ("%5", 1),
]
for fmt, arg in fails:
    try:
        print(fmt % arg)
    except Exception as e:
        print(repr(fmt), type(e).__name__, e, sep=": ")
print("no args" % {}, "no args" % [], "%s" % "%s")
s = "%s-"
s %= 5
print(s)

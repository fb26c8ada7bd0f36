"""Strings in pieces: split, join, replace, find, title, format, with all widths and sizes."""

TEXTS = ["", "a", "a b", "  lead and trail  ", "x" * 7, "x" * 8, "x" * 16, "x" * 17, "ab" * 130, "añb ñc", "蛇 蛇b", "🐍a🐍", "\x1c\x85 \xa0q"]
for text in TEXTS:
    print(ascii(text.split()), ascii(text.split("b")), ascii(text.split(None, 1)), ascii(text.split("a", 1)))
    print(ascii(text.title()), ascii(text.upper()), ascii(text.lower()), ascii(text.replace("a", "bb")), ascii(text.replace("", "-", 3)))
    print([text.find(n) for n in ("", "a", "b", "ab", "ba", "ñ", "🐍", "xxxxxxxxx")], text.count("x"), text.count("ab"), "aba" in text)
    print(ascii("-".join(text)), ascii(text.join(["1", "2", "3"])), ascii(text.join(("é", "z"))), ascii(text.join(c for c in "12")))
    print(ascii(text + "!"), ascii(text + "é"), ascii("🐍" + text), text < "b", text >= "a", text == text + "", ascii(text[1:-1]))
print("they're o'neil's".title(), "ÀB c1d".title(), "hello wORLD".capitalize(), "ab" * 150 < "ab" * 151)
print(("ab" * 200).find("ba" * 3), ("ab" * 200).find("aa"), ("a" * 300 + "b").find("ab"), ("a" * 200 + "b").find("ab"), "aaa".count("aa"))
print(",".join([]), ",".join(["one"]), ",".join("x" * 40), len(", ".join(map(str, range(1000)))))


class Text(str):
    def __str__(self):
        return "shown"

    def __format__(self, spec):
        return f"<{spec}>"


for value in (0, 5, -5, 123456789, -(2**70), 2**63, 10**40, True, 2.5, -0.0, 1e300, float("inf"), "text", Text("own")):
    for spec in ("", "5", "<12", ">12", "^12", "=12", "012", "+", ",", "_", "x", "#X", "b", "o", "c", ".2f", "e", "s", "*^9", "d", "n", ".3", "z"):
        try:
            print(ascii(format(value, spec)), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print(f"{value}", f"{value!r:>8}", f"{value!s}", "%s|%r|%8s|%-8s|%.2s" % (value, value, value, value, value))
for form, value in (("%d", 5), ("%05d", -5), ("%x", 255), ("%#o", 8), ("%+d", 3), ("% d", 3), ("%.3d", 7), ("%d", 10**25), ("%i", 2.9), ("%X", -255), ("%c", "z"), ("%c", 97), ("%5.1f", 2.25), ("%d", "a"), ("%x", 1.5), ("%q", 1), ("%", 1), ("%d %d", (1,)), ("%d", (1, 2))):
    try:
        print(form % value)
    except Exception as e:
        print(type(e).__name__, e)
print("{}:{:,}:{0!r}".format(1, 2000) if False else "{}:{:,}".format(1, 2000), "{a[0]}{b.real:>4}".format(a="xy", b=7), "{:{}}|".format("s", 5))
text = "x"
for i in range(40):
    text += str(i)
    text = text + "é" if i == 20 else text
print(ascii(text), len(text))

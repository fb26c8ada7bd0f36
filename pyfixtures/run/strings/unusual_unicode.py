# String methods with unusual characters: special casing, combining marks, digits of other scripts, surrogates, line ends.
texts = ["ß", "ẞ", "ŉ", "ǰ", "ΐ", "ﬁ", "ﬄ", "İ", "ı", "ς", "Σ", "ΑΣ", "ΑΣ.", "Α.Σ", "Σ Σ", "ΌΣΟΣ", "ǆ", "ǅ", "Ǆ", "ᾳ", "ᾼ", "ⓐ", "Ⓐ", "ⅷ", "Ⅷ", "ª", "º",
         "ʰ", "ͅ", "ᵃ", "𐐀", "𐐨", "Ა", "ა", "Ꭰ", "ꭰ", "ﬅ", "ſ", "K", "Å", "Ω", "µ", "ϐ", "\u0345\u03b1", "e\u0301", "한", "ﾊ", "ー", "々"]
for t in texts:
    print(ascii(t), *map(ascii, (t.upper(), t.lower(), t.title(), t.swapcase(), t.capitalize(), t.casefold())),
          "".join("01"[getattr(t, m)()] for m in ("isupper", "islower", "istitle", "isalpha", "isalnum", "isidentifier", "isprintable")))
digits = ["1", "²", "½", "٣", "௧", "Ⅷ", "①", "㊀", "𝟗", "一", "〇", "０", "᧚", "߀", "٣٤", "1٣", "12²", "-1", "１２", "𝟏𝟐"]
for t in digits:
    try:
        number = int(t)
    except ValueError as error:
        number = ascii(str(error))
    try:
        real = float(t)
    except ValueError:
        real = "-"
    print(ascii(t), t.isdecimal(), t.isdigit(), t.isnumeric(), number, real)
blank = ["\u00a0", "\u1680", "\u2000", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\u200b", "\ufeff", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\x0b", "\x0c", "\u180e"]
for t in blank:
    print(ascii(t), t.isspace(), (t + "x" + t).strip() == "x", len(("a" + t + "b").split()), len(("a" + t + "b").splitlines()), t.isprintable(), repr(t))
surrogates = "\ud800a\udc00"
print(ascii(surrogates), len(surrogates), surrogates.isprintable(), repr(surrogates), surrogates.upper() == surrogates.upper(), surrogates.find("\udc00"))
try:
    surrogates.encode()
except UnicodeEncodeError as error:
    print(error)
print(surrogates.encode("utf-8", "surrogatepass"), "\ud83d\ude00".encode("utf-16-le", "surrogatepass").decode("utf-16-le") == "😀")
wide = "aé€😀"
for i in range(-5, 5):
    print(i, ascii(wide[i:]), ascii(wide[:i]), ascii(wide[i:i + 1]), end="; ")
print()
print(wide.center(10, "–"), wide.ljust(8, "😀"), wide.rjust(8, "é"), "±5".zfill(6), "+5".zfill(6), "−5".zfill(6))
print([ascii(p) for p in "a\r\nb\rc\nd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l".splitlines()], len("\r\n\n\r".splitlines(True)))
print("İstanbul".lower() == "i\u0307stanbul", "straße".casefold() == "STRASSE".casefold(), "ﬁn".upper(), "ŉ".title(), "ǆ".title())
print("they're bill's friends".title(), "x²y ßa 1st".title(), "ǄABC".title(), "a\u0301b".title())
print(ascii("é".translate({0xe9: None, "é": 1})), "abc".translate({97: 0x1f600, 98: "long", 99: None}), ascii("aé".translate(str.maketrans("é", "e", "a"))))
print("ａｂｃ".isascii(), "".isascii(), "\x7f".isascii(), "\x80".isascii(), "ａ".isidentifier(), "ﬁ".isidentifier(), "℘".isidentifier(), "·a".isidentifier(), "a·".isidentifier())
print("%c%c" % (0x1f600, "€"), "%r" % "\U000e0001", "%a" % "é\u2028", "{:é>5}".format("x"), "{:\u200b^5}".format("y").count("\u200b"))
print("ß" in "STRASSE".lower(), "É".lower().encode(), "é".encode("latin-1"), "e\u0301" == "é", "café".count(""), "日本語日本".rfind("日"), "aaa".replace("", "é"))

# Case mapping where one letter becomes several, final sigma, title boundaries, and tests over odd categories.
samples = ["ß", "ﬁ", "İ", "ı", "ǆ", "ǅ", "Σ", "ΑΣ", "ΑΣ.", "Σα", "Ὀδυσσεύς", "ΌΣΟΣ ΣΑΣ", "ŉ", "ΐ", "Ⅳ", "ⓐ", "ª", "µ", "Ω", "ẞ", "ᾳ", "ꭰ", "Ა", "𐐨", "ა", "x\u0301y", "a'b-c", "it's 3rd", "１２", "²", "½", "٣", "一", "\u0345"]
for s in samples:
    flags = "".join(letter if test(s) else "." for letter, test in zip("aAdDnluts", (str.isalpha, str.isalnum, str.isdigit, str.isdecimal, str.isnumeric, str.islower, str.isupper, str.istitle, str.isspace)))
    print(ascii(s), *map(ascii, (s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())), flags)
print("ΑΣΑ ΑΣ ΑΣ' Σ ΑΣ\u0301 ΑΣ\u00adΑ".lower())
print("they're BILL'S friends from the UK 1st2nd".title(), "ﬀ ǆ ß".title(), "ﬃx".capitalize(), "ǆX".capitalize())
folded = {}
for word in ("Straße", "STRASSE", "strasse", "ΣΊΣΥΦΟΣ", "σίσυφος", "ﬁn", "FIN", "K", "k"):
    folded.setdefault(word.casefold(), []).append(word)
print(folded)
for s in ("", "a1", "_x", "1a", "é", "x\u0301", "ª", "℘", "·a", "a·", "\u2118x", "𝔘nicode", "class", "a b", "\U000e0100", "x\u200d", "²", "ⅷ", "__"):
    print(ascii(s), s.isidentifier(), s.isprintable(), s.isascii(), end="; ")
print()
for s in ("ABC", "abc1", "A1", "1", "Abc Def", "Abc def", "AbC", "ǅx", "ǅX", "", " ", "\x1c\x85\u2029", "\u200b", "A\u0301"):
    print(ascii(s), s.islower(), s.isupper(), s.istitle(), s.isspace(), end="; ")
print()
print([int(s) for s in ("١٢", "１２", "  7 ", "\u20037\u2003", "+٣", "०")], [float(s) for s in ("１.５", "٣.١٤", "\u30001e٢")], complex("１+２j"))
for s in ("²", "½", "一", "Ⅳ", "1\u0301", "٣x", "\u200b1"):
    for kind in (int, float):
        try:
            print(kind(s))
        except ValueError as error:
            print(ascii(str(error)), end="; ")
print()
print(sorted(["b", "É", "a", "Z", "é", "ß", "z", "A", "😀", "\ue000", "\uffff"]), max("aéz€😀"), min("Zaé"), "é" > "z", "\U00010000" > "\uffff")
print(ascii("\x00\x1f\x7f\x80\xa0\xad\u0378\u2028\ud800\U0001f600\U000e0001"), repr("\x00\x1f\x7f\xa0\xad\u0378\u2028\ue000\ufeff\U0001f600\t\n\r\\'"), repr('"'), repr("'"), repr("'\""))
print(len("é"), len("e\u0301"), "é" == "e\u0301", "e\u0301"[::-1] == "\u0301e", "😀"[0], list("a😀b"), "a😀b"[1:2], [hex(ord(c)) for c in "é€😀"], chr(0x10FFFF) == "\U0010ffff")
for wrong in (lambda: chr(0x110000), lambda: chr(-1), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr("a"), lambda: chr(1.0), lambda: "\ud800".encode(), lambda: ord(b"ab")):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))

"""Names to characters: case, aliases, sequences, computed names."""
import unicodedata as u

NAMES = ["LATIN SMALL LETTER A", "latin small letter a", "Snake", "SNAKE ", "", "NULL", "nul", "LF", "LINE FEED", "new line", "EM", "bell", "BEL", "ALERT", "BYTE ORDER MARK", "VS256",
         "LATIN CAPITAL LETTER GHA", "latin capital letter oi", "WEIERSTRASS ELLIPTIC FUNCTION", "SUNDANESE LETTER ARCHAIC I", "CUNEIFORM SIGN KALAM",
         "KEYCAP DIGIT ONE", "keycap digit one", "LATIN SMALL LETTER A WITH MACRON AND GRAVE", "TAMIL SYLLABLE KSSAA",
         "HANGUL SYLLABLE GA", "HANGUL SYLLABLE A", "HANGUL SYLLABLE HIH", "HANGUL SYLLABLE GGWAELB", "HANGUL SYLLABLE ", "HANGUL SYLLABLE GAX", "hangul syllable ga", "HANGUL SYLLABLE",
         "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-4e00", "cjk unified ideograph-4E00", "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-0041",
         "CJK UNIFIED IDEOGRAPH-9FFF", "CJK UNIFIED IDEOGRAPH-2EBF0", "CJK UNIFIED IDEOGRAPH-323AF", "CJK UNIFIED IDEOGRAPH-", "CJK UNIFIED IDEOGRAPH-110000",
         "CJK COMPATIBILITY IDEOGRAPH-F900", "cjk compatibility ideograph-f900", "NUSHU CHARACTER-1B170", "KHITAN SMALL SCRIPT CHARACTER-18B00", "TANGUT IDEOGRAPH-17000",
         "EGYPTIAN HIEROGLYPH A001", "EGYPTIAN HIEROGLYPH-13460", "MELTING FACE", "SHAKING FACE", "FACE WITH BAGS UNDER EYES", "PINK HEART", "nul\0l", "\xe9", "X" * 256, "X" * 257, b"SNAKE"]


def t(f):
    try:
        return ascii(f())
    except Exception as e:
        return type(e).__name__ + " " + ascii(str(e))[:70]


for n in NAMES:
    print(n[:60], t(lambda: u.lookup(n)), t(lambda: u.ucd_3_2_0.lookup(n)))
    if isinstance(n, str) and n.isascii():
        print("  ", t(lambda: ("\\N{" + n + "}").encode().decode("unicode_escape")))
for wrong in (3, None, "\ud800"):
    print(t(lambda: u.lookup(wrong)))
count = 0
for c in range(0x2000, 0x3400):
    n = u.name(chr(c), None)
    if n:
        count += 1
        assert u.lookup(n) == chr(c) == u.lookup(n.title())
print(count)
for c in range(0xAC00, 0xD7A4, 613):
    n = u.name(chr(c))
    assert u.lookup(n) == chr(c)
    print(n, end=", ")
print()

"""The four normalisation forms."""
import unicodedata as u

FORMS = ("NFC", "NFD", "NFKC", "NFKD")
SAMPLE = ["", "abc", "\xe9", "e\u0301", "\u212b", "\u2126", "\ufb01", "\u1e9b\u0323", "q\u0307\u0323", "\u0344", "\u0958", "\uac00", "\u1100\u1161\u11a8", "\uac00\u11a8", "\u1100\u1161\u1161",
          "\ufdfa", "\u00bd", "\u2460", "\u0f73\u0f71", "a\u0315\u0300\u05ae\u0301b", "\U0001d15e", "\U0002f868", "\U0002f91f", "\u0b47\u0b3e", "\U000113c5", "\U000113c2\U000113c2", "\U00016121\U0001611f",
          "\ud800\u0301", "\u0300", "\u03b9\u0308\u0301", "\u1fc1", "A\u030a\u0327", "\u304b\u3099", "\uff76\uff9e", "\u3131", "\u0344\u0344", "\u00c5" * 3, "\u11935\u11930", "x" * 20 + "\u0323\u0307"]
for s in SAMPLE:
    for db in (u, u.ucd_3_2_0):
        print(ascii(s), [ascii(db.normalize(f, s)) for f in FORMS], [db.is_normalized(f, s) for f in FORMS])
marks = [chr(c) for c in range(0x300, 0x370)]
for start in range(0, 0x70, 7):
    s = "e" + "".join(marks[start:] + marks[:start])
    print(ascii(u.normalize("NFC", s)[:30]), len(u.normalize("NFD", s)))
total = 0
for c in list(range(0xC0, 0x250)) + list(range(0x1E00, 0x2000)):
    for f in FORMS:
        n = u.normalize(f, chr(c))
        assert u.is_normalized(f, n) and u.normalize(f, n) == n
        total += len(n)
print(total)


def t(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for f in (u.normalize, u.is_normalized, u.ucd_3_2_0.normalize):
    for args in ((), ("NFC",), ("NFX", "a"), ("NFX", ""), ("nfc", "a"), (3, "a"), ("NFC", 3), ("NFC", b"a"), ("NFC", "a", 1)):
        t(f, *args)

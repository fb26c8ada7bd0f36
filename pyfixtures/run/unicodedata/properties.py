"""The properties of characters of every kind, of the version's database and of 3.2.0."""
import unicodedata as u

SAMPLE = [0, 0x1F, 0x20, 0x28, 0x31, 0x41, 0x5F, 0x7F, 0xA0, 0xAD, 0xB2, 0xBC, 0xC5, 0xDF, 0x149, 0x1C4, 0x2B0, 0x301, 0x345, 0x378, 0x37E, 0x5D0, 0x660, 0x6DD, 0x966, 0xAF1, 0xF33,
          0x1100, 0x1369, 0x2028, 0x2155, 0x2189, 0x2126, 0x2202, 0x2F00, 0x3007, 0x3021, 0x3400, 0x4E00, 0x4E8C, 0x5146, 0x9FFF, 0xAC00, 0xD7A3, 0xD800, 0xE000, 0xF900, 0xFB01, 0xFDFA, 0xFF11, 0xFFFE,
          0x10107, 0x16FF0, 0x18D00, 0x1B170, 0x1D15E, 0x1D7FF, 0x1F100, 0x1F600, 0x1FAE8, 0x1FAE9, 0x20001, 0x2A6DE, 0x2EBF0, 0x2F868, 0x2F91F, 0x31350, 0xE0001, 0x10FFFF]
FUNCTIONS = ("name decimal digit numeric category bidirectional combining east_asian_width mirrored decomposition").split()
print(u.unidata_version, u.ucd_3_2_0.unidata_version)
for c in SAMPLE:
    for db in (u, u.ucd_3_2_0):
        print("%04X" % c, [getattr(db, f)(chr(c), *[None] * (i < 4)) for i, f in enumerate(FUNCTIONS)])


def t(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for f in FUNCTIONS:
    for args in ((), ("ab",), ("",), (3,), (None,), (b"a",), ("\U0010fffe",), ("a", 1, 2), ("a", "default")):
        t(getattr(u, f), *args)
    print(getattr(u, f), getattr(u, f).__doc__.splitlines()[0], getattr(u, f).__text_signature__)
print(u.UCD, type(u.ucd_3_2_0), u.UCD.unidata_version, u.category.__module__, u.category.__qualname__)
t(u.UCD)
t(getattr, u.ucd_3_2_0, "nothing")
t(setattr, u.ucd_3_2_0, "unidata_version", 3)
t(type, "x", (u.UCD,), {})
print(u.ucd_3_2_0.name.__self__ is u.ucd_3_2_0)

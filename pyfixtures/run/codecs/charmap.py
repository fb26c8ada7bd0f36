"""charmap_encode, charmap_decode and charmap_build."""
from _codecs import charmap_build, charmap_decode, charmap_encode


def t(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


table = "".join(chr(i) for i in range(128)) + "\u20ac\ufffe\u201a" + "".join(chr(0x400 + i) for i in range(125))
built = charmap_build(table)
print(type(built).__name__, type(built).__module__)
for errors in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"):
    print(errors)
    t(charmap_encode, "a\u20acb\u0400\ufffe\u1234\u1235z", errors, built)
    t(charmap_encode, "\udc81\udcff", errors, built)
    t(charmap_encode, "\udc81\ud800", errors, built)
    t(charmap_decode, b"a\x80\x81\x82\xff", errors, table)
t(charmap_encode, "abc\xe9")
t(charmap_encode, "abc\u1234")
t(charmap_encode, "a\0", None, built)
t(charmap_decode, b"abc\xe9")
t(charmap_decode, b"")
t(charmap_decode, b"abc", "strict", "")
t(charmap_decode, b"abc", "replace", "x" * 98)
for value in (0x10ffff, 0x110000, -1, 0xfffe, "", "two", "\ufffe", "\ufffe!", None, 3.0, b"x", True, 10 ** 30):
    t(charmap_decode, b"a", "strict", {97: value})
for value in (0, 255, 256, -1, b"", b"two", None, 3.0, "x", True, 10 ** 30):
    t(charmap_encode, "a", "strict", {97: value})
t(charmap_encode, "ab", "replace", {98: 1})
t(charmap_encode, "ab", "replace", {98: 1, 63: b"<?>"})
t(charmap_encode, "ab", "xmlcharrefreplace", {98: 1, 38: 38, 35: 35, 59: 59, 57: 57, 55: 55})
t(charmap_encode, "ab", "xmlcharrefreplace", {98: 1, 38: 38, 35: 35, 59: 59, 57: 57})


class Mapping:
    def __getitem__(self, key):
        if key == 98:
            raise IndexError
        if key == 99:
            raise ZeroDivisionError("broken")
        return key


t(charmap_encode, "aba", "ignore", Mapping())
t(charmap_decode, b"aba", "replace", Mapping())
t(charmap_encode, "ac", "ignore", Mapping())
t(charmap_decode, b"ac", "replace", Mapping())
t(charmap_encode, "ac", "ignore", 3)
t(charmap_build, "abc")
t(charmap_build, "")
t(charmap_build, "\0\0")
t(charmap_build, "\0\U00010000")
t(charmap_build, 3)
t(charmap_encode, b"x")
t(charmap_decode, "x")
t(charmap_encode, "x", 3)

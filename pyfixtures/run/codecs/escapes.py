"""unicode_escape, raw_unicode_escape, escape_encode, escape_decode and readbuffer_encode."""
import _codecs
import _warnings

text = "".join(map(chr, range(0x102))) + "\u1234\ud800\uffff\U00010000\U0010ffff"
for encode, decode in ((_codecs.unicode_escape_encode, _codecs.unicode_escape_decode),
                       (_codecs.raw_unicode_escape_encode, _codecs.raw_unicode_escape_decode)):
    data, n = encode(text)
    print(data, n)
    print(decode(data) == (text, len(data)))


def t(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


CASES = [b"\\", b"a\\x", b"a\\x4", b"a\\xg1", b"\\u123", b"\\u123x", b"\\U0010ffff", b"\\U00110000", b"\\U1234567", b"\\N", b"\\N{", b"\\N{}",
         b"\\N{DIGIT ONE}", b"\\N{digit one}!", b"\\N{NO SUCH}", b"\\N{DIGIT ONE", b"\\Nx", b"\\0\\18\\377", b"\\\n|", b"\\a\\b\\f\\n\\r\\t\\v\\'\\\"\\\\",
         b"\xe9\\\xe9"[:1], b"\\u00e9\\\\u00e9", b"\\\\\\u00e9", b"x\\\\"]
for case in CASES:
    print(case)
    for errors in ("strict", "replace", "ignore", "backslashreplace"):
        t(_codecs.unicode_escape_decode, case, errors)
        t(_codecs.raw_unicode_escape_decode, case, errors)
    t(_codecs.unicode_escape_decode, case, "strict", False)
    t(_codecs.raw_unicode_escape_decode, case, "strict", False)
t(_codecs.unicode_escape_decode, "a str \\u00e9 \xe9")
t(_codecs.raw_unicode_escape_decode, "a str \\u00e9 \xe9")
t(_codecs.unicode_escape_decode, 3)
print("\xe9\u1234\n".encode("unicode-escape"), b"\\u1234\\n".decode("unicode_escape"), b"\\u1234\\n".decode("raw-unicode-escape"))

print(_codecs.escape_encode(bytes(range(256))))
data = bytes(range(256))
print(_codecs.escape_decode(_codecs.escape_encode(data)[0])[0] == data)
for case in [b"\\", b"a\\", b"\\x", b"ab\\x1", b"\\x1z", b"\\xz", b"\\x41", b"\\0\\18\\377", b"\\\n|", b"\\a\\b\\f\\n\\r\\t\\v\\'\\\"\\\\", "\\x41\xe9"]:
    for errors in ("strict", "replace", "ignore", "other"):
        t(_codecs.escape_decode, case, errors)
t(_codecs.escape_encode, "x")
t(_codecs.escape_encode, bytearray(b"x"))
t(_codecs.readbuffer_encode, "a\xe9")
t(_codecs.readbuffer_encode, bytearray(b"ab"))
t(_codecs.readbuffer_encode, 3)
t(_codecs.escape_decode, 3)

_warnings.filters.insert(0, ("error", None, DeprecationWarning, None, 0))
for case in (b"\\q", b"\\400", b"\\777\\q", b"\\8"):
    t(_codecs.unicode_escape_decode, case)
    t(_codecs.escape_decode, case)
del _warnings.filters[0]

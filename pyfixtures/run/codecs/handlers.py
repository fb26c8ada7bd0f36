"""The builtin error handlers as functions: results, clamped positions, and what they refuse."""
from _codecs import lookup_error

NAMES = ("strict ignore replace xmlcharrefreplace backslashreplace namereplace surrogatepass surrogateescape").split()
EXCEPTIONS = [
    UnicodeEncodeError("x", "ab\ud8fa\xe9\u1234z", 2, 5, "why"),
    UnicodeDecodeError("x", b"ab\xe9\x80\x00z", 2, 5, "why"),
    UnicodeTranslateError("ab\ud8fa\xe9\u1234z", 2, 5, "why"),
    UnicodeEncodeError("x", "ab", 2, 1, "empty"),
    UnicodeEncodeError("x", "ab", -2, 5, "wide"),
    UnicodeEncodeError("utf-8", "a\ud800\udfff", 1, 3, "two"),
    UnicodeEncodeError("utf-16-be", "\ud800", 0, 1, "one"),
    UnicodeEncodeError("UTF_32_LE", "\ud800", 0, 1, "one"),
    UnicodeEncodeError("utf-8", "\udc80\udcff", 0, 2, "escaped"),
    UnicodeDecodeError("utf-16-be", b"\xd8\x00", 0, 2, "why"),
    UnicodeDecodeError("utf-8", b"\xed\xa0\x80!", 0, 1, "why"),
    UnicodeDecodeError("utf-8", b"\xed\xa0", 0, 1, "why"),
    UnicodeDecodeError("x", b"abc", 0, 3, "why"),
]


def show(f, *args):
    try:
        print("   ", ascii(f(*args)))
    except Exception as e:
        print("   ", type(e).__name__, ascii(str(e)), e in args)


for name in NAMES:
    handler = lookup_error(name)
    print(name, handler, handler.__name__, handler.__module__, handler is lookup_error(name))
    for exception in EXCEPTIONS:
        show(handler, exception)
    for wrong in (3, None, ValueError("v"), UnicodeError("u"), ValueError):
        show(handler, wrong)
show(lookup_error, "nothing")
show(lookup_error, 3)
show(lookup_error, "nul\0l")

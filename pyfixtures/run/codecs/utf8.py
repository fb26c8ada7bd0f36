"""UTF-8: every kind of bad sequence, whole and in pieces, under every handler."""
import _codecs

CASES = [b"\x80", b"\xbf\xbf", b"\xc0\x80", b"\xc1\xbf", b"\xc2", b"\xc2a", b"\xdf\xbf", b"\xe0\x80\x80", b"\xe0\xa0", b"\xe0\xa0a", b"\xe1", b"\xe1\x80", b"\xe1\x80\xe1",
         b"\xed\xa0\x80", b"\xed\xa0", b"\xed", b"\xed\x9f\xbf", b"\xef\xbf\xbf", b"\xf0\x80\x80\x80", b"\xf0\x90\x80", b"\xf0\x90\x80a", b"\xf4\x8f\xbf\xbf", b"\xf4\x90\x80\x80",
         b"\xf5\x80", b"\xff", b"\xf1\x80\x80\x80\x80", b"a\xffb\xfec"]
for case in CASES:
    for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"):
        for final in (False, True):
            try:
                print(case, errors, final, ascii(_codecs.utf_8_decode(case, errors, final)))
            except UnicodeDecodeError as e:
                print(case, errors, final, e, e.start, e.end)
for errors in ("xmlcharrefreplace", "namereplace", "nothing"):
    try:
        b"\xff".decode("utf-8", errors)
    except Exception as e:
        print(type(e).__name__, e)
for text in ("\ud800", "a\udcffb", "\udc80\ud800\udcff", "\ud83d\ude00"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"):
        for name in ("utf-8", "ascii", "latin-1", "utf-8-sig"):
            try:
                print(ascii(text), name, errors, text.encode(name, errors))
            except UnicodeEncodeError as e:
                print(ascii(text), name, errors, e, e.start, e.end, getattr(e, "__notes__", None))
print("a\xe9\u1234".encode("ascii", "namereplace"), "\x07\uac00\u4e00\ue000".encode("latin-1", "namereplace"))
print(b"\xef\xbb\xbfabc".decode("utf-8-sig"), ascii(b"\xef\xbb\xbfabc".decode("utf-8")), "abc".encode("utf_8_sig"))
for f in (lambda: _codecs.utf_8_decode("a"), lambda: _codecs.utf_8_encode(b"a"), lambda: _codecs.utf_8_encode("a", 3), lambda: _codecs.utf_8_decode(b"a", 3),
          lambda: _codecs.ascii_encode(), lambda: _codecs.latin_1_decode(b"a", None, True), lambda: _codecs.utf_8_decode(data=b"")):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(_codecs.utf_8_decode(bytearray(b"a")), _codecs.latin_1_decode(memoryview(b"\xe9")), _codecs.ascii_decode(b"a", None))

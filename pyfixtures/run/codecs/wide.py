"""UTF-16 and UTF-32: byte orders, marks, truncation, surrogates, and the extended decoders."""
import _codecs

text = "a\xe9\u1234\U0001f600"
for width in ("16", "32"):
    for order in ("", "_le", "_be"):
        name = "utf_%s%s" % (width, order)
        data, n = getattr(_codecs, name + "_encode")(text)
        print(name, data, n, getattr(_codecs, name + "_decode")(data, "strict", True) == (text, len(data)))
    encode, decode = getattr(_codecs, "utf_%s_encode" % width), getattr(_codecs, "utf_%s_ex_decode" % width)
    for byteorder in (-2, -1, 0, 1, 5):
        data, n = encode(text, "strict", byteorder)
        print(byteorder, data, decode(data, "strict", byteorder, True), decode(data, "replace", 0, False)[1:])
    for data in (b"", b"\xff", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\xff\xfe\0\0a\0\0\0", b"a\0", b"a\0\0", b"a\0\0\0b"):
        for byteorder in (0, -1, 1):
            for final in (False, True):
                try:
                    print(data, byteorder, final, ascii(decode(data, "strict", byteorder, final)))
                except UnicodeDecodeError as e:
                    print(data, byteorder, final, e)
BAD16 = [b"\0\xd8", b"\0\xd8a", b"\0\xd8a\0", b"\0\xdca\0", b"\0\xd8\0\xd8\0\xdc", b"a\0b", b"\0\xd8\0"]
BAD32 = [b"\0\xd8\0\0a\0\0\0", b"\0\0\x11\0", b"\xff\xff\xff\xff", b"a\0\0", b"a\0\0\0b"]
for name, cases in (("utf-16-le", BAD16), ("utf-32-le", BAD32)):
    for case in cases:
        for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogatepass", "surrogateescape"):
            try:
                print(name, case, errors, ascii(case.decode(name, errors)))
            except UnicodeDecodeError as e:
                print(name, case, errors, e, e.object, e.start, e.end)
for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogatepass", "surrogateescape"):
        try:
            print(name, errors, "a\ud800\udc80b".encode(name, errors))
        except UnicodeEncodeError as e:
            print(name, errors, e, getattr(e, "__notes__", None))

import codecs
import io

for name in ("utf-8", "latin-1", "ascii", "utf-16", "utf_32_be", "UTF8", "cp1252", "rot13", "hex", "no-such"):
    try:
        info = codecs.lookup(name)
        print(name, info.name, type(info).__name__, info._is_text_encoding)
    except LookupError as e:
        print(name, type(e).__name__, e)
text = "aé€😀\n"
for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-32-be", "utf-8-sig", "cp1252", "ascii", "latin-1"):
    for errors in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
        try:
            data = codecs.encode(text, encoding, errors)
            print(encoding, errors, data, repr(codecs.decode(data, encoding)))
        except UnicodeError as e:
            print(encoding, errors, e)
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([b])) for b in "é€".encode()], decoder.getstate(), decoder.decode(b"", True))
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"), encoder.getstate())
stream = io.BytesIO()
writer = codecs.getwriter("utf-8")(stream)
writer.write("líne one\nline two\nthree")
writer.writelines(["\n", "four"])
stream.seek(0)
reader = codecs.getreader("utf-8")(stream)
print(reader.readline(), reader.read(4), reader.readlines(), reader.read())
rw = codecs.StreamReaderWriter(io.BytesIO(b"x\xc3\xa9\ny"), codecs.getreader("utf-8"), codecs.getwriter("utf-8"))
print(list(rw), codecs.EncodedFile(io.BytesIO(b"\xe9"), "utf-8", "latin-1").read())
print(list(codecs.iterdecode([b"\xe2", b"\x82\xac"], "utf-8")), list(codecs.iterencode(["a", "b"], "utf-16-be")))
codecs.register_error("mine", lambda e: ("<%d-%d>" % (e.start, e.end), e.end))
print("aéb".encode("ascii", "mine"), codecs.lookup_error("strict").__name__, codecs.BOM_UTF8, codecs.BOM_UTF16 == codecs.BOM_UTF16_LE)
print(codecs.encode("Hello", "rot13"), codecs.encode(b"hi", "hex"), codecs.make_identity_dict(range(3)))
print(codecs.escape_decode(rb"\x41\n"), codecs.unicode_escape_encode("é\n"), codecs.charmap_encode("ab", "strict", {97: 65, 98: b"xy"}), codecs.charmap_build("abc") is not None)
for bad in (lambda: codecs.lookup_error("nope"), lambda: b"\xff".decode("utf-8"), lambda: "x".encode("hex"), lambda: codecs.register(3), lambda: "é".encode("ascii"),
            lambda: codecs.decode(b"zz", "hex"), lambda: b"a".decode("utf-16"), lambda: codecs.getincrementalencoder("hex-none"), lambda: codecs.ascii_decode(b"\x80")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Search:
    def __call__(self, name):
        return codecs.CodecInfo(lambda s, e="strict": (s.upper().encode(), len(s)), lambda b, e="strict": (bytes(b).decode().lower(), len(b)), name="up") if name == "up" else None


codecs.register(Search())
print("abc".encode("up"), b"ABC".decode("up"), codecs.lookup("up").name, codecs.strict_errors is codecs.lookup_error("strict"))

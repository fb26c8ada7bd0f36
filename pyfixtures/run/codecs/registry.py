"""Search functions, what they may give, and how str and bytes use them."""
import _codecs

asked = []


def rot(text, errors="strict"):
    asked.append((type(text).__name__, errors))
    moved = "".join(chr(ord(c) ^ 1) for c in text)
    return moved.encode("latin-1"), len(text)


def unrot(data, errors="strict"):
    asked.append((type(data).__name__, errors))
    return "".join(chr(b ^ 1) for b in bytes(data)), len(data)


class NotText(tuple):
    _is_text_encoding = False


def failing(x, errors="strict"):
    raise ValueError("it failed")


def twice(x, errors="strict"):
    raise OSError(0, "two arguments")


CODECS = {
    "rot": (rot, unrot, None, None),
    "not_text": NotText((rot, unrot, None, None)),
    "failing": (failing, failing, None, None),
    "twice": (twice, twice, None, None),
    "odd": (lambda x, *a: ("s", 1), lambda x, *a: (3, 1), None, None),
    "array": (lambda x, *a: (bytearray(b"arr"), 1), lambda x, *a: ("t", 1), None, None),
    "single": (lambda x, *a: b"x", lambda x, *a: "x", None, None),
    "three": (1, 2, 3),
    "list": [rot, unrot, None, None],
}


def search(name):
    asked.append(name)
    return CODECS.get(name)


def t(f):
    try:
        print(ascii(f()), asked)
    except Exception as e:
        print(type(e).__name__, ascii(str(e)), getattr(e, "__notes__", None), repr(e.__cause__), asked)
    asked.clear()


_codecs.register(search)
t(lambda: "abc".encode("rot"))
t(lambda: b"abc".decode("ROT", "some"))
t(lambda: "abc".encode("rot", "other"))
t(lambda: str(b"abc", "rot"))
t(lambda: bytes("abc", "rot"))
t(lambda: bytearray("abc", "rot"))
t(lambda: bytearray(b"abc").decode("rot"))
t(lambda: b"".decode("rot"))
t(lambda: "".encode("rot"))
t(lambda: _codecs.encode("abc", "rot"))
t(lambda: _codecs.decode(b"abc", "rot", "x"))
t(lambda: _codecs.encode("abc", "not-text"))
t(lambda: "abc".encode("not text"))
t(lambda: b"abc".decode("Not_Text"))
t(lambda: "abc".encode("failing"))
t(lambda: b"abc".decode("failing"))
t(lambda: _codecs.decode(b"abc", "failing"))
t(lambda: "abc".encode("twice"))
t(lambda: "abc".encode("odd"))
t(lambda: b"abc".decode("odd"))
t(lambda: _codecs.encode("abc", "odd"))
t(lambda: b"abc".decode("array"))
t(lambda: "abc".encode("single"))
t(lambda: b"abc".decode("single"))
t(lambda: _codecs.lookup("three"))
t(lambda: _codecs.lookup("list"))
t(lambda: _codecs.lookup("Un  Known--1"))
t(lambda: "x".encode("un/known"))
t(lambda: b"x".decode("un.known"))
t(lambda: b"".decode("unknown"))
t(lambda: _codecs.lookup("rot")[0] is rot)
t(lambda: _codecs.lookup("a\0b"))
t(lambda: "x".encode("a\0b"))
t(lambda: _codecs.lookup(3))
t(lambda: _codecs.encode())
t(lambda: _codecs.encode("x", 3))
t(lambda: _codecs.encode("x", "rot", 3))
t(lambda: _codecs.register(3))
_codecs.unregister(search)
_codecs.unregister(search)
t(lambda: "abc".encode("rot"))
for name in ("utf-8", "UTF 8", "latin-1", "ascii", "utf-16", "utf_32_be", "unicode-escape", "raw_unicode_escape", "utf-7", "utf-8-sig"):
    codec = _codecs.lookup(name)
    print(codec.name, len(codec), isinstance(codec, tuple), codec[0]("a\xe9"[:1]), codec.decode(codec.encode("ab")[0]))

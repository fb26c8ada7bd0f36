"""Error handlers written in Python: what they are told, and what they may answer."""
from _codecs import register_error, lookup_error, charmap_encode, charmap_decode

seen = []


def keeping(e):
    seen.append(e)
    return ("<%s %d-%d>" % (type(e).__name__[7:13], e.start, e.end), e.end)


register_error("test.keep", keeping)
print(lookup_error("test.keep") is keeping)
print("a\xe9b\u1234\u1235c".encode("ascii", "test.keep"))
print("a\xe9b\u1234\u1235c".encode("latin-1", "test.keep"))
print("a\ud800\udc00b".encode("utf-8", "test.keep"))
print("a\ud800b".encode("utf-16-le", "test.keep"))
print("a\ud800b".encode("utf-32-be", "test.keep"))
print(b"a\xffb\xe1\x80c\xc0".decode("utf-8", "test.keep"))
print(b"a\xffb".decode("ascii", "test.keep"))
print(b"a\0\0\xd8b\0x".decode("utf-16-le", "test.keep"))
print(b"a\0\0\0\0\0\x11\0b".decode("utf-32-le", "test.keep"))
print(charmap_encode("abc", "test.keep", {i: i for i in range(128) if i not in (97, 98)}))
print(charmap_decode(b"abc", "test.keep", {97: "x"}))
print(len(seen), len(set(map(id, seen))), [(e.encoding, e.reason) for e in seen[:4]])
print(seen[0] is seen[1], seen[0].start, seen[0].end)


def answering(value):
    def handler(e):
        return value
    register_error("test.answer", handler)
    for f in (lambda: "a\xe9b".encode("ascii", "test.answer"), lambda: b"a\xe9b".decode("ascii", "test.answer"),
              lambda: "a\ud800b".encode("utf-8", "test.answer"), lambda: "a\ud800b".encode("utf-16", "test.answer")):
        try:
            print(" ", ascii(f()))
        except Exception as e:
            print(" ", type(e).__name__, ascii(str(e)))


for value in [("?", 2), ("", -1), ("?", 3), ("?", 4), ("?", -4), ("?", -3 + 2), (b"\xff\x00", 2), (b"\xff", 2), ("\xe9", 2),
              ("\ud800", 2), None, ("?",), ("?", 1, 2), ("?", "x"), (3, 2), ["?", 2], ("?", 2.0), (bytearray(b"x"), 2)]:
    print(value)
    answering(value)


def raising(e):
    raise KeyError(e.object)


register_error("test.raise", raising)
try:
    "\xe9".encode("ascii", "test.raise")
except KeyError as e:
    print(repr(e), repr(e.__context__))


def other_bytes(e):
    e.object = b"new bytes"
    return ("|", 4)


register_error("test.other", other_bytes)
print(b"old\xffold".decode("utf-8", "test.other"))
print(b"old\xffold".decode("ascii", "test.other"))
print(charmap_decode(b"old\xff", "test.other", {i: i for i in range(128)}))


def not_bytes(e):
    e.object = 3
    return ("|", 4)


register_error("test.wrong", not_bytes)
try:
    b"\xff".decode("utf-8", "test.wrong")
except TypeError as e:
    print(e)
for wrong in [("x", 4), (3, len)]:
    try:
        register_error(*wrong)
    except TypeError as e:
        print(e)
print("no error, no handler".encode("ascii", "test.unknown"), b"the same".decode("utf-8", "test.unknown"))
for f in (lambda: "\xe9".encode("ascii", "test.unknown"), lambda: b"\xe9".decode("utf-8", "test.unknown")):
    try:
        f()
    except LookupError as e:
        print(e)

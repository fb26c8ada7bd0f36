"""Text files in several encodings: marks, pieces, positions and codecs of the program's own."""
import _codecs
import _io


def writer(encoding, errors=None, start=b""):
    raw = _io.BytesIO(start)
    raw.seek(0, 2)
    return raw, _io.TextIOWrapper(raw, encoding, errors, "\n")


for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1", "utf-7", "unicode_escape", "raw_unicode_escape"):
    raw, file = writer(encoding, "replace")
    file.write("ab\xe9\n")
    file.write("\u1234!")
    file.flush()
    data = raw.getvalue()
    print(encoding, data)
    again = _io.TextIOWrapper(_io.BytesIO(data), encoding)
    again._CHUNK_SIZE = 3
    print("  ", ascii(again.read()))
    again.seek(0)
    print("  ", [ascii(line) for line in again])
    positions = []
    again.seek(0)
    while True:
        at = again.tell()
        c = again.read(1)
        if not c:
            break
        positions.append((at, c))
    print("  ", positions == sorted(positions), [hex(at) for at, c in positions])
    for at, c in reversed(positions):
        again.seek(at)
        assert again.read(1) == c, (at, c)
for encoding in ("utf-8-sig", "utf-16", "utf-32"):
    raw, file = writer(encoding, start="x".encode(encoding))
    file.write("yz")
    file.seek(0)
    print(encoding, raw.getvalue(), file.read())
    file.seek(0)
    file.write("Q")
    file.flush()
    print("  ", raw.getvalue())
for data, encoding in ((b"a\0b\0", "utf-16"), (b"a\0\0\0b\0\0\0", "utf-32"), (b"a\xff", "utf-8"), (b"a\xe9", "ascii")):
    try:
        print(_io.TextIOWrapper(_io.BytesIO(data), encoding).read())
    except UnicodeError as e:
        print(encoding, type(e).__name__, e)
for name in ("no-such", "bad\0name"):
    try:
        _io.TextIOWrapper(_io.BytesIO(), name)
    except Exception as e:
        print(type(e).__name__, e)
for newline in (None, "", "\n", "\r", "\r\n"):
    file = _io.TextIOWrapper(_io.BytesIO("a\r\n\xe9\rb\n".encode("utf-16")), "utf-16", newline=newline)
    file._CHUNK_SIZE = 5
    cookies = []
    while True:
        cookies.append(file.tell())
        if not file.read(1):
            break
    print(repr(newline), [hex(c) for c in cookies])
    print("  ", [(file.seek(c), file.read(2))[1] for c in cookies])


class Encoder:
    def __init__(self, errors):
        print("encoder", errors)

    def encode(self, text, final=False):
        return bytes(ord(c) ^ 32 for c in text)

    def reset(self):
        print("encoder reset")

    def setstate(self, state):
        print("encoder state", state)


class Decoder:
    """Gives bytes in pairs."""

    def __init__(self, errors):
        print("decoder", errors)
        self.waiting = b""

    def decode(self, data, final=False):
        data = self.waiting + bytes(data)
        n = len(data) if final else len(data) // 2 * 2
        self.waiting = data[n:]
        return "".join(chr(b ^ 32) for b in data[:n])

    def getstate(self):
        return self.waiting, 0

    def setstate(self, state):
        self.waiting = state[0]

    def reset(self):
        self.waiting = b""


class Info(tuple):
    incrementalencoder = Encoder
    incrementaldecoder = Decoder
    name = "case"
    _is_text_encoding = True


class Odd(Info):
    _is_text_encoding = False


def search(name):
    return Info((None,) * 4) if name == "case" else Odd((None,) * 4) if name == "odd" else None


_codecs.register(search)
raw, file = writer("case", "some")
print(file)
file.write("Hello, World")
file.seek(0)
print(raw.getvalue(), file.read(3), file.tell(), file.read(2), file.tell(), file.read())
file.seek(3)
print(file.read(4), file.errors, file.encoding)
file.seek(0, 2)
file.write("!")
file.flush()
print(raw.getvalue())
try:
    writer("odd")
except LookupError as e:
    print(e)
_codecs.unregister(search)

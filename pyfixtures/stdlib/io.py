import io
import os

s = io.StringIO("one\ntwo\n\nfour")
print(s.readline(), s.readlines(), s.tell(), s.seek(0), s.read(2), s.getvalue()[-4:], list(io.StringIO("a\r\nb", newline=None)))
s.seek(0, io.SEEK_END)
print(s.write("!"), s.truncate(3), s.getvalue(), s.closed, s.line_buffering, s.newlines)
b = io.BytesIO(b"bytes here")
print(b.read(5), b.getbuffer()[:2].tobytes(), b.read1(), b.seek(2), b.readinto(bytearray(3)), b.getvalue())
name = "/tmp/taipan-io-%d" % os.getpid()
with io.open(name, "w", newline="\r\n") as f:
    print(f.write("l1\nl2\n"), f.mode, f.writable(), f.readable(), type(f).__name__)
with io.open(name, "rb") as f:
    print(f.read(), f.raw.name == name, type(f).__name__, f.seek(-3, 2), f.peek(1)[:1], f.read())
with io.open(name, "rb", buffering=0) as f:
    print(type(f).__name__, f.readall(), f.mode, f.closefd)
with io.open(name, "r+b") as f:
    f.seek(1)
    print(f.write(b"XX"), f.seek(0), f.read(), type(f).__name__)
with io.TextIOWrapper(io.BytesIO(b"caf\xc3\xa9\n"), encoding="utf-8") as t:
    print(t.read(), t.encoding, t.errors)
r, w = io.BytesIO(b"input"), io.BytesIO()
pair = io.BufferedRWPair(r, w)
print(pair.read(3), pair.write(b"out"), pair.flush(), w.getvalue())


class Up(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        n = min(len(buffer), len(self.data))
        buffer[:n] = self.data[:n].upper()
        self.data = self.data[n:]
        return n


print(io.BufferedReader(Up(b"abc\ndef"), 2).readlines(), Up(b"xyz").read(2), io.TextIOWrapper(Up(b"text\n"), "ascii").read())
print([isinstance(x, c) for x in (s, b) for c in (io.IOBase, io.TextIOBase, io.BufferedIOBase, io.RawIOBase)])
for bad in (lambda: io.open(name, "z"), lambda: io.open(name, "rb", encoding="x"), lambda: s.write(b""), lambda: b.write(""), lambda: io.open(name + "x"),
            lambda: io.StringIO(3), lambda: s.seek(1, 1), lambda: io.open(name, "rt", 0), lambda: io.BytesIO().fileno(), lambda: s.detach()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, "NAME"))
s.close()
try:
    s.read()
except ValueError as e:
    print(e)
print(io.DEFAULT_BUFFER_SIZE > 1000, io.SEEK_CUR, io.UnsupportedOperation.__mro__[1:3], io.text_encoding(None), io.IncrementalNewlineDecoder(None, True).decode("a\r\nb"))
os.unlink(name)

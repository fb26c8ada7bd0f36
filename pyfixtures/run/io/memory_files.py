# Files in memory: bytes and text, positions, line ends, and what they refuse.
import _io as io


def attempt(function, *arguments, **options):
    try:
        print(repr(function(*arguments, **options)))
    except Exception as error:
        print(type(error).__name__, error)


print([name for name in sorted(vars(io)) if not name.startswith("__") and name != "_BytesIOBuffer"])
for kind in io.BytesIO, io.StringIO, io.FileIO, io.TextIOWrapper, io.BufferedReader, io.BufferedRandom, io.UnsupportedOperation:
    print(kind, [base.__name__ for base in kind.__mro__])

data = io.BytesIO(b"one\ntwo\r\nthree")
print(data.read(2), data.tell(), data.readline(), data.readlines(), data.read(), data.tell())
print(data.seek(-5, 2), data.read(1), data.seek(-1, 1), data.read(), data.seek(0), list(data))
attempt(data.seek, -1)
attempt(data.seek, 0, 5)
print(data.seek(20), data.write(b"!"), data.getvalue(), data.truncate(4), data.getvalue(), data.tell())
data.writelines([b"a", bytearray(b"b"), memoryview(b"c")])
print(data.getvalue())
view = data.getbuffer()
view[0] = 65
attempt(data.write, b"more than fits")
attempt(data.close)
attempt(data.truncate, 0)
view.release()
print(data.getvalue()[:4], data.readinto(bytearray(3)), data.isatty(), data.readable(), data.writable(), data.seekable(), data.closed)
target = bytearray(3)
print(data.seek(0), data.readinto(target), target, data.read1(2), data.__getstate__())
attempt(data.readinto, b"fixed")
attempt(data.write, "text")
attempt(data.fileno)
attempt(data.detach)
with data as same:
    print(same is data)
for operation in data.read, data.getvalue, data.tell, data.flush, data.__enter__, data.__next__:
    attempt(operation)
attempt(io.BytesIO, "text")
attempt(io.BytesIO(b"a\nb").__next__)

for newline in "\n", "", None, "\r", "\r\n":
    text = io.StringIO("a\nb\r\nc\rd", newline)
    print(repr(newline), repr(text.getvalue()), text.readlines(), text.newlines, text.tell())
attempt(io.StringIO, "", "x")
attempt(io.StringIO, 5)
attempt(io.StringIO, "", 5)
text = io.StringIO("hello\nworld")
print(text.read(3), text.readline(), text.tell(), text.write("WO"), text.getvalue(), text.seek(2), text.read(), text.seek(0, 2))
text.seek(15)
print(text.write("é\U0001f600"), repr(text.getvalue()), text.truncate(3), repr(text.getvalue()))
attempt(text.seek, 1, 1)
attempt(text.seek, 1, 3)
attempt(text.seek, -1)
attempt(text.write, b"bytes")
attempt(text.truncate, -1)
attempt(text.detach)
print(text.line_buffering, text.encoding, text.errors, text.__getstate__())
print("to it", 1, 2, file=text)
print(repr(text.getvalue()))
text.close()
attempt(text.getvalue)
attempt(text.read)
attempt(lambda: print(file=text))


class Source(io._RawIOBase):
    def __init__(self, *parts):
        self.parts = list(parts)

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self.parts:
            return 0
        part = self.parts.pop(0)
        if part is None:
            return None
        buffer[:len(part)] = part
        return len(part)


print(Source(b"ab", b"c").read(), Source(b"ab").read(1 << 4), Source(None).read(4), Source().read(3))
reader = io.BufferedReader(Source(b"one\nt", b"wo\n", b"three"))
print(reader.peek(), reader.readline(), reader.readline(), reader.read(2), reader.read1(10), reader.read(), reader)
print(list(io.BufferedReader(Source(b"a\nb", b"c\n\nd"))))
wrapper = io.TextIOWrapper(io.BufferedReader(Source(b"caf\xc3", b"\xa9\r", b"\nna\xc3\xafve\rx")), "utf-8")
print(wrapper.read(3), wrapper.readline(), wrapper.readlines(), wrapper.newlines)
attempt(wrapper.write, "no")
attempt(io.BufferedWriter, Source())
attempt(io.TextIOWrapper(io.BytesIO(b"\xff"), "utf-8").read)
attempt(io.TextIOWrapper(io.BytesIO(b"\xff"), "utf-8", "replace").read)
attempt(io.TextIOWrapper, io.BytesIO(), "no such")
attempt(io.TextIOWrapper, io.BytesIO(), "utf-8", "strict", "bad")

for encoding in "utf-8", "utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "ascii":
    buffer = io.BytesIO()
    wrapper = io.TextIOWrapper(buffer, encoding, newline="\r\n")
    wrapper.write("ab\n")
    wrapper.write("c\n")
    wrapper.flush()
    written = buffer.getvalue()
    print(encoding, written, wrapper.seek(0), repr(wrapper.read()), wrapper.encoding, wrapper.errors, wrapper.line_buffering, wrapper.write_through)
    wrapper.detach()
    attempt(wrapper.read)
attempt(io.TextIOWrapper(io.BytesIO(), "ascii").write, "é")
buffer = io.BytesIO("first\nsécond\nthird".encode())
wrapper = io.TextIOWrapper(buffer, "utf-8")
first = wrapper.readline()
place = wrapper.tell()
rest = wrapper.read()
print(first, place, rest, wrapper.seek(place), wrapper.read(2), wrapper.tell(), wrapper.read() == rest[2:])
wrapper.seek(0)
next(wrapper)
attempt(wrapper.tell)
print(list(wrapper), wrapper.tell(), wrapper.seek(0, 2), wrapper.seek(0, 1))
attempt(wrapper.seek, 3, 1)
attempt(wrapper.seek, -3)
wrapper.reconfigure(line_buffering=True, write_through=True)
print(wrapper.line_buffering, wrapper.write_through)
wrapper.close()
attempt(wrapper.read)
print(wrapper.closed, buffer.closed)

both = io.BufferedRandom(io.BytesIO(b"0123456789"))
print(both.read(3), both.write(b"ab"), both.read(2), both.seek(0), both.read())
print(both.seek(2), both.write(b"XY"), both.tell(), both.peek(1)[:1], both.truncate(), both.seek(0), both.read())
pair = io.BufferedRWPair(Source(b"in"), io.BytesIO())
print(pair.read(), pair.write(b"out"), pair.flush(), pair.readable(), pair.writable(), pair.closed)
decoder = io.IncrementalNewlineDecoder(None, True)
print([decoder.decode(part) for part in ("a\r", "\nb\r", "c\n")], decoder.decode("\r", True), decoder.newlines, decoder.getstate())
attempt(io.open, "x", "rw")
attempt(io.open, "x", "z")
attempt(io.open, "x", "rbt")
attempt(io.open, "x", "rb", encoding="utf-8")
attempt(io.open, -1)
attempt(io.open, 1.5)
attempt(io.text_encoding, None)
attempt(io.text_encoding, "x")

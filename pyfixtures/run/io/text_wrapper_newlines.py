# TextIOWrapper: every newline mode reading and writing, encodings with marks, errors, seeking by cookies, and detaching.
from _io import BufferedReader, BufferedWriter, BytesIO, StringIO, TextIOWrapper


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


RAW = b"one\ntwo\r\nthree\rfour\n\rfive"
for newline in (None, "", "\n", "\r", "\r\n"):
    t = TextIOWrapper(BytesIO(RAW), "utf-8", newline=newline)
    print(repr(newline), t.readlines(), t.newlines)
    out = BytesIO()
    w = TextIOWrapper(out, "utf-8", newline=newline)
    w.write("a\nb\r\nc\rd")
    w.flush()
    s = StringIO(RAW.decode(), newline)
    print("   ", out.getvalue(), list(s), s.newlines, repr(s.getvalue()))
print(attempt(lambda: TextIOWrapper(BytesIO(), newline="x")), attempt(lambda: TextIOWrapper(BytesIO(), newline=5)), attempt(lambda: TextIOWrapper(BytesIO(), "no-such-codec")), attempt(lambda: TextIOWrapper(5)), attempt(lambda: TextIOWrapper(BytesIO(), "ascii", "no-such-handler").read()))
for encoding in ("utf-8", "latin-1", "utf-16", "utf-16-le", "utf-32", "ascii"):
    raw = BytesIO()
    w = TextIOWrapper(raw, encoding, "backslashreplace", write_through=True)
    print(encoding, w.write("aé€😀\n"), w.write("b"), w.encoding, w.errors, raw.getvalue(), end=" ")
    raw.seek(0)
    print(ascii(TextIOWrapper(raw, encoding, "replace").read()))
for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
    print(errors, ascii(attempt(lambda: TextIOWrapper(BytesIO(b"a\xffb\xc3"), "utf-8", errors).read())), ascii(attempt(lambda: TextIOWrapper(BytesIO(), "ascii", errors).write("aéb"))))
t = TextIOWrapper(BytesIO("héllo\nwörld\n€nd".encode()), "utf-8")
t._CHUNK_SIZE = 4
first, cookie = t.read(3), t.tell()
rest = t.read()
t.seek(cookie)
print(first, cookie, repr(rest), t.read() == rest, t.seek(0), t.readline(), t.tell(), t.readline(3), t.read(2), t.read(0), t.read(), t.read(), t.seek(0, 2), attempt(lambda: t.seek(1, 1)), attempt(lambda: t.seek(-1)), attempt(lambda: t.seek(0, 5)), t.seek(0, 1))
t.seek(0)
print(next(t), attempt(t.tell), t.readline(), list(t), t.tell())
w = TextIOWrapper(BytesIO(), "utf-8", line_buffering=True)
w.write("partial")
before = w.buffer.getvalue()
w.write(" line\nmore")
print(before, w.buffer.getvalue(), w.line_buffering, w.write_through, w.reconfigure(newline="\r\n", errors="replace"), w.write("\n\udcff"), w.flush(), w.buffer.getvalue(), attempt(lambda: w.reconfigure(encoding="latin-1")), w.encoding)
r = TextIOWrapper(BytesIO(b"a\nb\n"), "utf-8")
r.readline()
print(attempt(lambda: r.reconfigure(encoding="latin-1")), attempt(lambda: r.reconfigure(newline="\n")), r.readable(), r.writable(), r.seekable(), attempt(r.fileno), r.isatty(), r.closed, r.name if hasattr(r, "name") else "no name", attempt(lambda: r.truncate(1)))
buffer = r.detach()
print(buffer.read(), attempt(r.read), attempt(r.detach))
c = TextIOWrapper(BytesIO(b"x"), "utf-8")
c.close()
print(c.closed, attempt(c.read), attempt(lambda: c.write("x")), attempt(lambda: next(c)), attempt(c.flush), c.close(), attempt(lambda: c.__enter__()), c.buffer.closed)
for wrong in (lambda: w.write(b"x"), lambda: w.write(5), lambda: w.read(), lambda: TextIOWrapper(BytesIO(b"x")).read("a"), lambda: StringIO(5), lambda: StringIO().write(b"x"), lambda: StringIO("x").seek(1, 1), lambda: StringIO("x").seek(-1), lambda: StringIO().truncate(-1), lambda: TextIOWrapper(BufferedWriter(BytesIO())).read(), lambda: TextIOWrapper(BufferedReader(BytesIO())).write("x"), lambda: w.writelines([1]), lambda: w.writelines(5)):
    print(attempt(wrong))
s = StringIO("héllo")
print(s.seek(10), s.write("x"), repr(s.getvalue()), s.seek(2), s.truncate(), s.getvalue(), s.tell(), s.read(), s.seek(0, 2), s.seek(0), s.readline(2), s.line_buffering, s.encoding, s.errors, s.__getstate__()[1:3])
with StringIO() as s:
    print("a", 1, sep="-", end="|\n", file=s)
    s.writelines(c * 2 for c in "xy")
    print(repr(s.getvalue()), s.tell())
print(attempt(s.getvalue), s.closed)

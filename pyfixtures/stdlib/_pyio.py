import warnings

warnings.simplefilter("ignore")
import _pyio
import os

s = _pyio.StringIO("one\ntwo\n")
print(s.readline(), s.read(), s.seek(0), s.write("ONE"), s.getvalue(), repr(s)[:14])
b = _pyio.BytesIO(b"bytes")
print(b.read(2), b.seek(-1, 2), b.write(b"XY"), b.getvalue(), b.truncate(3), b.getbuffer().tobytes())
name = "/tmp/taipan-pyio-%d" % os.getpid()
with _pyio.open(name, "w", encoding="utf-8", newline="\r\n") as f:
    print(f.write("é\nb\n"), type(f).__name__, f.buffer.raw.mode)
with _pyio.open(name, "rb") as f:
    print(f.read(3), f.peek(2), f.tell(), f.readlines())
with _pyio.open(name, encoding="utf-8") as f:
    print(list(f), f.newlines, f.tell())
with _pyio.open(name, "r+b") as f:
    print(f.seek(1), f.write(b"!!"), f.seek(0), f.read())
for bad in (lambda: _pyio.open(name, "q"), lambda: _pyio.StringIO().fileno(), lambda: _pyio.open(name + "x"), lambda: _pyio.open(3.5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, "NAME"))
os.unlink(name)

import gzip
import io

data = b"some text, some text, and more of some text\n" * 20
packed = gzip.compress(data, mtime=0)
print(gzip.decompress(packed) == data, packed[:4], len(packed) < len(data) / 4, gzip.decompress(packed * 2) == data * 2)
buffer = io.BytesIO()
with gzip.GzipFile("name.txt", "wb", 6, buffer, mtime=1) as f:
    print(f.write(b"line 1\nline 2\n"), f.writable(), f.tell(), f.mode, f.name)
print(buffer.getvalue()[:4], b"name.txt" in buffer.getvalue())
buffer.seek(0)
with gzip.open(buffer, "rt", encoding="ascii") as f:
    print(f.readline(), f.read())
buffer.seek(0)
with gzip.GzipFile(fileobj=buffer) as f:
    print(f.read(3), f.peek(2)[:2], f.seek(8), f.readlines(), f.seek(0), f.mtime, f.readable(), f.read1(4))
for bad in (lambda: gzip.decompress(b"not gzip"), lambda: gzip.decompress(packed[:-4]), lambda: gzip.GzipFile("x", "rw"), lambda: gzip.open(3), lambda: gzip.open(buffer, "rbt"),
            lambda: gzip.decompress(packed[:-5] + b"12345")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)

"""What zlib's functions refuse, and their checksums."""
import zlib


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


packed = zlib.compress(b"hello" * 10)
for args in [("text",), (), (b"a", 10), (b"a", -2), (b"", 6, 7), (b"", 6, 8), (b"", 6, -8), (b"", 6, 16), (b"", 6, 32), (1,)]:
    attempt(zlib.compress, *args)
for args in [(packed[:-1],), (b"",), (b"abcdef",), (packed + b"x",), (packed, 7), (packed, 8), (packed, 100), (packed, -15),
             (packed, 31), (packed, 47), (packed, 0), (packed[:-1] + b"x",), ("text",)]:
    attempt(zlib.decompress, *args)
for size in (0, 1, -1, "x"):
    attempt(zlib.decompress, packed, bufsize=size)
for args in [(10,), (6, 9), (6, 8, 7), (6, 8, 15, 0), (6, 8, 15, 10), (6, 8, 15, 8, 9)]:
    attempt(zlib.compressobj, *args)
for zdict in ("a", 1):
    attempt(zlib.compressobj, zdict=zdict)
    attempt(zlib.decompressobj, zdict=zdict)
attempt(zlib.compressobj, wbits=31, zdict=b"abc")
for wbits in (7, 100, -16):
    attempt(zlib.decompressobj, wbits)
c = zlib.compressobj()
for mode in (5, 0, 1, 2, 3, 6, 4, 4):
    attempt(c.flush, mode)
attempt(c.compress, b"x")
attempt(c.copy)
d = zlib.decompressobj()
attempt(d.decompress, packed, -1)
attempt(d.decompress, packed, 3)
attempt(d.flush, 0)
attempt(d.flush)
attempt(d.decompress, b"zz")
print(d.unconsumed_tail, d.unused_data, d.eof)
attempt(d.copy)
for name in ("eof", "unused_data"):
    attempt(setattr, d, name, 1)
z = zlib.compressobj(zdict=b"hello world")
packed = z.compress(b"hello world") + z.flush()
attempt(zlib.decompress, packed)
attempt(zlib.decompressobj(zdict=b"hello world").decompress, packed)
attempt(zlib.decompressobj(zdict=b"hello worlx").decompress, packed)
attempt(zlib.decompressobj().decompress, packed)
attempt(type(c))
print(zlib.error.__mro__, type(c), type(d))
for data, start in [(b"abc", 0), (b"abc", -1), (b"abc", 2**40), (b"", 0xffffffff), (b"a" * 10000, 2**33 + 5)]:
    print(zlib.crc32(data, start), zlib.adler32(data, start))
for args in [("a",), (b"", "a"), (b"", 1.5), ()]:
    attempt(zlib.crc32, *args)
    attempt(zlib.adler32, *args)

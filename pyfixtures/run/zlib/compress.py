"""Compressed bytes for every level, strategy, window, container and way of flushing."""
import zlib
from _random import Random

random = Random(5)


def noise(length, letters):
    return bytes(int(random.random() * letters) + 65 for _ in range(length))


words = [noise(int(random.random() * 8) + 1, 26) for _ in range(400)]


def prose(count):
    return b" ".join(words[int(random.random() ** 3 * 400)] for _ in range(count))


def summary(data):
    return len(data), zlib.crc32(data)


inputs = [b"", b"a", b"abc" * 10, prose(4000), noise(20000, 190), noise(9000, 3), bytes(50000), prose(5) * 800]
for i, data in enumerate(inputs):
    print(i, summary(data), zlib.adler32(data))
    for level in range(-1, 10):
        print(level, *[summary(zlib.compress(data, level, wbits)) for wbits in (15, -15, 31, 9, -12)])
    for strategy in range(5):
        for memory in (1, 8, 9):
            for level in (1, 6):
                c = zlib.compressobj(level, zlib.DEFLATED, 15, memory, strategy)
                print(strategy, memory, level, summary(c.compress(data) + c.flush()))
    for level in (0, 1, 6, 9):
        for mode in (zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK):
            c, out = zlib.compressobj(level), []
            for start in range(0, len(data), 7001):
                out.append(c.compress(data[start:start + 7001]))
                out.append(c.flush(mode))
            fork = c.copy()
            out.append(c.flush())
            print(level, mode, [len(part) for part in out], summary(b"".join(out)), summary(fork.flush()))
    for level in (0, 1, 6):
        for wbits in (15, -15):
            c = zlib.compressobj(level, wbits=wbits, zdict=words[3] + prose(20))
            print(level, wbits, summary(c.compress(data) + c.flush()))
print(zlib.compress(b"hello hello hello"), zlib.compress(b"abc", wbits=31), zlib.compress(b"", 0, -9))

"""Decompression in pieces: what is taken, what is left, where it ends; damaged data."""
import zlib
from _random import Random

random = Random(6)
text = b" ".join(b"%x" % int(random.random() * 5000) for _ in range(3000))
inputs = [b"", b"a", b"abc" * 10, text, bytes(3000)]
for i, data in enumerate(inputs):
    packed = zlib.compress(data)
    for limit in (1, 7, 100):
        d, rest, steps = zlib.decompressobj(), packed + b"tail", []
        while not d.eof and len(steps) < 60:
            piece = d.decompress(rest, limit * (1 + int(random.random() * 50)))
            rest = d.unconsumed_tail
            steps.append((len(piece), len(rest)))
            if len(steps) == 5:
                d = d.copy()
        print(i, limit, steps, d.eof, d.unused_data)
    d = zlib.decompressobj()
    first = d.decompress(packed[:20], 5)
    print(first, len(d.unconsumed_tail), len(d.flush()), d.eof)
    for wbits in (31, -15, 47):
        packed = zlib.compress(data, 9, 31 if wbits == 47 else wbits)
        print(zlib.decompress(packed, wbits) == data, zlib.decompress(packed, wbits, bufsize=1) == data)
    for wbits in (15, 31, -15):
        packed = zlib.compress(data, wbits=wbits)
        for k in range(60):
            damaged = bytearray(packed)
            damaged[int(random.random() * min(len(damaged), 60))] ^= 1 << int(random.random() * 8)
            try:
                result = zlib.decompress(bytes(damaged), wbits)
                print(k, len(result), zlib.crc32(result))
            except zlib.error as e:
                print(k, e)
        for k in range(0, len(packed), 1 + len(packed) // 15):
            d = zlib.decompressobj(wbits)
            print(k, len(d.decompress(packed[:k])), len(d.flush()), d.eof)
header = b"\x1f\x8b\x08\x1e\0\0\0\0\0\3" + b"\x03\0abc" + b"name\0" + b"comment\0"
check = (zlib.crc32(header) & 0xffff).to_bytes(2, "little")
body = zlib.compress(b"hey", 6, 31)[10:]
for whole in (header + check + body, header + b"xx" + body, header[:14], b"\x1f\x8b\x09\0" + body, b"\x1f\x8b\x08\xe0" + body):
    try:
        print(zlib.decompress(whole, 31))
    except zlib.error as e:
        print(e)
if hasattr(zlib, "_ZlibDecompressor"):
    packed, place, steps = zlib.compress(text), 0, []
    d = zlib._ZlibDecompressor()
    while not d.eof:
        piece = d.decompress(packed[place:place + 700] if d.needs_input else b"", 900)
        place += 700 if d.needs_input else 0
        steps.append((len(piece), d.needs_input))
    print(len(steps), d.unused_data)
    try:
        d.decompress(b"")
    except EOFError as e:
        print(e)
    d = zlib._ZlibDecompressor()
    print(d.decompress(zlib.compress(b"x") + b"more"), d.eof, d.needs_input, d.unused_data)

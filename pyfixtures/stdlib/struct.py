import struct

for fmt, values in [("<bBhHiIqQ", (-1, 255, -2, 65535, -3, 4294967295, -4, 2**64 - 1)), (">ifd", (7, 0.5, -1e300)),
                    ("4s3px?c", (b"abcdef", b"xyz", True, b"c")), ("@bi", (1, 2)), ("=bi", (1, 2)), ("!e", (1.5,)), ("2h2x", (1, 2)), ("nNP", (-1, 1, 2))]:
    packed = struct.pack(fmt, *values)
    print(fmt, struct.calcsize(fmt), packed.hex(), struct.unpack(fmt, packed))
s = struct.Struct(">HH")
buf = bytearray(10)
s.pack_into(buf, 2, 1, 2)
struct.pack_into("<I", buf, 6, 0xDEADBEEF)
print(buf.hex(), s.unpack_from(buf, 2), list(s.iter_unpack(buf[:8])), s.format, s.size)
print(list(struct.iter_unpack("<2sB", b"ab\x01cd\x02")))
for bad in (lambda: struct.pack("b", 200), lambda: struct.pack("i"), lambda: struct.unpack("i", b"x"), lambda: struct.pack("z", 1),
            lambda: struct.pack("s", "x"), lambda: struct.pack("<H", -1), lambda: struct.unpack_from("i", b"abc", 1), lambda: struct.pack("i", 1.5),
            lambda: struct.pack("c", b"ab"), lambda: struct.pack("e", 1e9), lambda: struct.calcsize("99999999999999999999i"), lambda: list(struct.iter_unpack("i", b"abc"))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(struct.error.__module__, struct.__all__)

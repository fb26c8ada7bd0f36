"""MessagePack: every type packed and unpacked, extensions, timestamps, streams, what is malformed."""
# module: umsgpack
import datetime
import io
import struct

import umsgpack


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


values = [None, True, False, 0, 1, 127, 128, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**64 - 1, -1, -32, -33, -128, -129, -32768, -32769, -2**31, -2**31 - 1,
          -2**63, 0.0, -0.0, 1.5, 1e300, float("inf"), "", "a", "é€😀", "x" * 31, "x" * 32, "y" * 300, b"", b"\x00\xff", b"z" * 256, [], [1, [2, [3]]],
          list(range(20)), {}, {"k": [1, {"n": None}]}, {1: 2, (1, 2): "t"}, {n: n * n for n in range(20)}, (1, "t")]
for value in values:
    packed = umsgpack.packb(value)
    back = umsgpack.unpackb(packed)
    print(len(packed), packed[:24].hex(), repr(back)[:60], back == value or type(value) is tuple)
for value in (2**64, -2**63 - 1, {1, 2}, object, 1j, [lambda: 0]):
    print(str(attempt(umsgpack.packb, value)).split(" at 0x")[0])
for data in (b"", b"\xc1", b"\xd9\x05ab", b"\x92\x01", b"\x81\x91\x01\x02", b"\x82\x01\x02\x01\x03", b"\xa1\xff", b"\xcd\x01", b"\xc7\x03\x05abc", b"\xdc\x00\x01", b"\x81\x81\x01\x02\x03"):
    print(data.hex(), attempt(umsgpack.unpackb, data), attempt(umsgpack.unpackb, data, allow_invalid_utf8=True))
print(umsgpack.unpackb(b"\x82\xa1b\x01\xa1a\x02", use_ordered_dict=True), umsgpack.unpackb(b"\x92\x01\x91\x02", use_tuple=True))
print(umsgpack.packb(1.5, force_float_precision="single").hex(), umsgpack.packb("s", force_float_precision="double").hex(), attempt(umsgpack.packb, 1.5, force_float_precision="x"))


@umsgpack.ext_serializable(0x20)
class Point(object):
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return "Point(%d, %d)" % (self.x, self.y)

    def packb(self):
        return struct.pack(">ii", self.x, self.y)

    @staticmethod
    def unpackb(data):
        return Point(*struct.unpack(">ii", data))


@umsgpack.ext_serializable(0x21)
class Bare(object):
    pass


print(umsgpack.unpackb(umsgpack.packb([Point(1, -2), {"p": Point(3, 4)}])), attempt(umsgpack.packb, Bare()).split("<")[0], attempt(umsgpack.unpackb, b"\xd4\x21\x00").split("<")[0])
print(attempt(umsgpack.ext_serializable(0x20), Bare)[:45], attempt(umsgpack.ext_serializable(300), Point)[:45], attempt(umsgpack.ext_serializable("x"), int)[:45])
print(umsgpack.packb(2 + 3j, ext_handlers={complex: lambda c: umsgpack.Ext(0x30, struct.pack("ff", c.real, c.imag))}).hex())
print(umsgpack.unpackb(b"\xd7\x30" + struct.pack("ff", 2, 3), ext_handlers={0x30: lambda ext: complex(*struct.unpack("ff", ext.data))}))
for size in (0, 1, 2, 3, 4, 8, 16, 17, 256, 65536):
    ext = umsgpack.Ext(5, b"e" * size)
    packed = umsgpack.packb(ext)
    print(size, packed[:6].hex(), umsgpack.unpackb(packed) == ext, str(ext)[:70], ext != umsgpack.Ext(6, ext.data), hash(ext) == hash(umsgpack.Ext(5, b"e" * size)))
print(attempt(umsgpack.Ext, 5.0, b""), attempt(umsgpack.Ext, 500, b""), attempt(umsgpack.Ext, 5, "text"))
utc = datetime.timezone.utc
for when in (datetime.datetime(1970, 1, 1, tzinfo=utc), datetime.datetime(2024, 2, 29, 1, 2, 3, 456789, utc), datetime.datetime(2500, 1, 1, tzinfo=utc), datetime.datetime(1900, 5, 6, tzinfo=utc),
             datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=3)))):
    packed = umsgpack.packb(when)
    print(packed.hex(), umsgpack.unpackb(packed).isoformat())
print(attempt(umsgpack.unpackb, b"\xd4\xff\x00"))
stream = io.BytesIO()
for value in ("one", 2, [3.0]):
    umsgpack.pack(value, stream)
stream.seek(0)
print([umsgpack.unpack(stream) for _ in range(3)], attempt(umsgpack.unpack, stream), umsgpack.version, umsgpack.InvalidString(b"\xff"))
umsgpack.compatibility = True
print(umsgpack.packb("é").hex(), umsgpack.packb(b"raw").hex(), umsgpack.unpackb(b"\xa2\xc3\xa9"), umsgpack.dumps is umsgpack.packb, attempt(umsgpack.packb, umsgpack.Ext(1, b"")))

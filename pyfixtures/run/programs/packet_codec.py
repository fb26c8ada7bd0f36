# A binary protocol: frames with lengths and checksums, variable integers, tagged fields, a stream decoder fed in pieces, and damage found.
from _struct import Struct, error as StructError
from binascii import crc32

HEADER = Struct(">2sBBH")


class ProtocolError(Exception):
    pass


class Incomplete(ProtocolError):
    pass


def varint(n):
    n = n << 1 if n >= 0 else (-n << 1) - 1
    out = bytearray()
    while True:
        n, low = n >> 7, n & 127
        out.append(low | (0x80 if n else 0))
        if not n:
            return bytes(out)


def read_varint(view, at):
    n = shift = 0
    while True:
        if at >= len(view):
            raise Incomplete("varint")
        byte = view[at]
        at += 1
        n |= (byte & 127) << shift
        shift += 7
        if not byte & 128:
            return (n >> 1) ^ -(n & 1), at


class Field:
    kinds = {}

    def __init_subclass__(cls, tag, kind):
        cls.tag, cls.kind = tag, kind
        Field.kinds[tag] = Field.kinds[kind] = cls


class Int(Field, tag=1, kind=int):
    pack = staticmethod(varint)

    @staticmethod
    def unpack(view):
        n, end = read_varint(view, 0)
        if end != len(view):
            raise ProtocolError("bytes after varint")
        return n


class Float(Field, tag=2, kind=float):
    pack = Struct("<d").pack
    unpack = staticmethod(lambda view: Struct("<d").unpack(view)[0])


class Text(Field, tag=3, kind=str):
    pack = staticmethod(str.encode)
    unpack = staticmethod(lambda view: str(view, "utf-8"))


class Blob(Field, tag=4, kind=bytes):
    pack = unpack = staticmethod(bytes)


class List(Field, tag=5, kind=list):
    @staticmethod
    def pack(items):
        return b"".join(map(field, items))

    @staticmethod
    def unpack(view):
        return list(fields(view))


class Table(Field, tag=6, kind=dict):
    @staticmethod
    def pack(table):
        return List.pack([x for pair in table.items() for x in pair])

    @staticmethod
    def unpack(view):
        items = fields(view)
        return dict(zip(items, items, strict=True))


def field(value):
    try:
        cls = Field.kinds[type(value)]
    except KeyError:
        raise TypeError(f"no field for {type(value).__name__}") from None
    data = cls.pack(value)
    return bytes([cls.tag]) + varint(len(data)) + data


def fields(view):
    at = 0
    while at < len(view):
        cls = Field.kinds.get(view[at])
        if cls is None:
            raise ProtocolError(f"unknown tag {view[at]}")
        size, at = read_varint(view, at + 1)
        if not 0 <= size <= len(view) - at:
            raise ProtocolError(f"size {size} of {len(view) - at}")
        yield cls.unpack(view[at : at + size])
        at += size


def frame(kind, *values):
    body = b"".join(map(field, values))
    head = HEADER.pack(b"TP", 1, kind, len(body))
    return head + body + crc32(head + body).to_bytes(4, "big")


def decoder():
    buffer, out, dropped = bytearray(), [], 0
    while True:
        buffer += yield out, dropped
        out = []
        while len(buffer) >= HEADER.size:
            magic, version, kind, size = HEADER.unpack_from(buffer)
            if magic != b"TP":
                skip = buffer.find(b"TP", 1)
                skip = len(buffer) - 1 if skip < 0 else skip
                dropped += skip
                del buffer[:skip]
                continue
            end = HEADER.size + size + 4
            if len(buffer) < end:
                break
            packet = bytes(buffer[:end])
            del buffer[:end]
            if crc32(packet[:-4]) != int.from_bytes(packet[-4:], "big"):
                out.append((kind, "damaged"))
                continue
            with memoryview(packet) as view:
                try:
                    out.append((kind, *fields(view[HEADER.size : -4])))
                except (ProtocolError, StructError, UnicodeDecodeError, ValueError) as error:
                    out.append((kind, f"{type(error).__name__}: {error}"))


print([varint(n).hex() for n in (0, -1, 1, 63, -64, 64, 300, -(10**12), 2**64)], all(read_varint(varint(n), 0)[0] == n for n in (0, -5, 10**30, -(2**70))))
message = frame(7, 42, -1.5, "héllo", b"\0\xff", [1, ["nested", {}], 2.0], {"k": [1], "é": b""})
print(len(message), message[:12].hex(" "), message[-4:].hex())
d = decoder()
print(next(d))
stream = b"noise" + message + frame(8) + frame(9, "last")
for size in (1, 7, 64, 1000):
    got = []
    for i in range(0, len(stream), size):
        packets, dropped = d.send(stream[i : i + size])
        got += packets
    print(size, len(got), dropped, got[1:], got[0][:4])
print(got[0])
bad = bytearray(message)
bad[10] ^= 1
wrong_tag = HEADER.pack(b"TP", 1, 3, 2) + b"\x09\x00"
for data in (bad, wrong_tag + crc32(wrong_tag).to_bytes(4, "big"), *((lambda h: h + crc32(h).to_bytes(4, "big"))(HEADER.pack(b"TP", 1, k, len(b)) + b) for k, b in ((4, b"\x03\x7e"), (5, b"\x03\x04\xff\xff"), (6, b"\x02\x02\x00"), (7, b"\x01\x04\x00\x00"), (8, b"\x06\x06\x01\x02\x00"), (9, b"\x01")))):
    print(d.send(bytes(data))[0])
for value in (None, {1: {2}}, [object]):
    try:
        frame(1, value)
    except TypeError as error:
        print(error)

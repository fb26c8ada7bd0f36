# Packing and unpacking: orders, alignments, repeats, and what does not fit.
import _struct
from _struct import Struct, calcsize, iter_unpack, pack, pack_into, unpack, unpack_from

for format in ("b", "<hhl", ">hhl", "!Q", "=bI", "<3s", "5p", "<e", ">d", "<?", "2x", "<3h", "c", "0s", "<bxh"):
    print(format, calcsize(format), end="; ")
print()
print(pack("<bhiq", -1, 2, -3, 4), pack(">HI", 258, 2**32 - 1), pack("3s5s", b"abcd", b"x"), pack("5p", b"abcdefg"), pack("<?", []), pack("c", b"z"))
print(unpack("<bhiq", pack("<bhiq", -1, 2, -3, 4)), unpack("5p", b"\x03abcd"), unpack(">e", b"\x3c\x00"), unpack("<2h3s", b"\1\0\2\0abc"), unpack("", b""))
print(pack("<f", 1.1), pack(">d", -0.0), unpack("<f", pack("<f", 1.1)), pack("<e", 65504.0), unpack("<f", b"\0\0\xc0\x7f"))
s = Struct("<hb")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\2"), list(s.iter_unpack(b"\1\0\2\3\0\4")), s.unpack_from(b"zz\1\0\2", 2))
room = bytearray(8)
pack_into("<H", room, 3, 0xABCD)
s.pack_into(room, -3, 7, -1)
print(room, unpack_from("<H", room, 3), unpack_from("b", room, -1))
for wrong in (lambda: pack("b", 128), lambda: pack("B", -1), lambda: pack("h", 1.0), lambda: pack("h"), lambda: pack("h", 1, 2), lambda: unpack("h", b"1"),
              lambda: pack("z", 1), lambda: calcsize("3"), lambda: pack("s", "a"), lambda: pack("c", b"ab"), lambda: pack("<e", 1e6), lambda: pack("<f", 1e300),
              lambda: pack("?", ), lambda: iter_unpack("h", b"123"), lambda: iter_unpack("", b""), lambda: unpack_from("h", b"12", 1), lambda: unpack_from("h", b"12", -3),
              lambda: pack_into("h", bytearray(1), 0, 1), lambda: pack_into("h", b"ab", 0, 1), lambda: pack("<P", 1), lambda: Struct(5), lambda: pack("q", 2**63)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        return 65


print(pack("b", Index()), pack("<Q", Index()), pack("f", Index()) if hasattr(Index, "__float__") else "no float")

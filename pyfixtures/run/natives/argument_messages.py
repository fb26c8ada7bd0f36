# Functions of native modules with arguments of the wrong kind or number.
import _bisect, _functools, _heapq, _io, _operator, _stat, _struct, _weakref, binascii, zlib
import _collections


class Index:
    def __index__(self):
        return 3


def t(label, f, *args, **kwargs):
    try:
        shown = repr(f(*args, **kwargs))
    except Exception as e:
        shown = f"{type(e).__name__}: {e}"
    print(label, "->", shown)


for value in {}, 3, "ab", [1, 2], ():
    t(f"bisect {value}", _bisect.bisect_left, value, 1)
    t(f"bisect {value} to 1", _bisect.bisect_right, value, "a", 0, 1)
for value in None, 3, (), [2, 1]:
    t(f"heapify {value}", _heapq.heapify, value)
    t(f"heappush {value}", _heapq.heappush, value, 3)
for value in -1, 2**70, 2.5, "a", None, Index(), 0o100644:
    t(f"filemode {value if type(value) is not Index else 'index'}", _stat.filemode, value)
    t("S_ISREG", _stat.S_ISREG, value)
for format in [], {}, None, 3, "\xe9", "z", "i":
    t(f"calcsize {format}", _struct.calcsize, format)
    t(f"Struct {format}", lambda: _struct.Struct(format).size)
for arguments in (1, 2), (1, b"a"), (b"a", 1), ("a", b"a"), ("a", "b"), ("\xe9", "b"), (b"a", bytearray(b"a")):
    t(f"compare_digest {arguments}", _operator._compare_digest, *arguments)
for f in zlib.crc32, zlib.adler32, binascii.crc32, binascii.crc_hqx:
    t(f"{f.__name__} 1 'a'", f, 1, "a")
    t(f"{f.__name__} b'a' 'a'", f, b"a", "a")
    t(f"{f.__name__} b'a' huge", f, b"a", -2**70)
for kind in _io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom, _io._RawIOBase:
    t(kind.__name__, lambda: type(kind()).__name__)
    t(f"{kind.__name__} keyword", lambda: type(kind(k=1)).__name__)
t("remove_dead_weakref", _weakref._remove_dead_weakref, None, 1)
t("reduce keyword", _functools.reduce, k=1)
t("rshift", _operator.rshift, print, 0)
t("rshift len", _operator.rshift, len, 0)
t("deque", _collections.deque, [], Index())
t("deque", _collections.deque, [], -1)
for separator in ":", b":", "::", "\xe9", b"\xe9", "\u1234", 3, None, [], bytearray(b":"):
    t(f"hexlify {separator!a}", binascii.hexlify, b"abc", separator)
    t(f"hex {separator!a}", b"abc".hex, separator)
t("hexlify groups", binascii.hexlify, b"abc", "-", 2)
t("hexlify groups", binascii.hexlify, b"abc", "-", -2)
t("hexlify groups", binascii.hexlify, b"abc", "-", "x")

"""Record what CPython's unicodedata says of every code point, and make the data of crates/prim/src/ucd.

  python3.X record_ucd.py dump > X.json                once with each CPython, oldest first below
  python record_ucd.py pack FOLDER A.json B.json ...   writes properties.bin and names.bin into the folder, and prints what the
                                                       tests must find

The format is told in `pack`. Aliases and named sequences are asked of the C interface, which numbers them from U+F0000 and
U+F0200 on; which of the algorithmic names a version knows shows in its names.
"""
import json
import re
import struct
import sys
import zlib

ALIASES, SEQUENCES = 0xF0000, 0xF0200


def record_of(db, ch):
    numbers = [db.decimal(ch, None), db.digit(ch, None), db.numeric(ch, None)]
    return [db.category(ch), db.bidirectional(ch), db.combining(ch), db.east_asian_width(ch), db.mirrored(ch),
            *("" if n is None else repr(n) for n in numbers)]


def runs_of(db):
    runs = []
    for c in range(0x110000):
        record = record_of(db, chr(c))
        if runs and runs[-1][1] == record:
            continue
        runs.append([c, record])
    return runs


def numbered_names(first):
    """The names that the C interface has under private numbers."""
    import ctypes
    import unicodedata
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    table = ctypes.cast(get(unicodedata._ucnhash_CAPI, b"unicodedata._ucnhash_CAPI"), ctypes.POINTER(ctypes.c_void_p))
    getname = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)(table[0])
    names = []
    for c in range(first, first + 0x800):
        buffer = ctypes.create_string_buffer(300)
        if not getname(c, buffer, 300, 1):
            break
        names.append(buffer.value.decode())
    return names


def dump():
    import unicodedata
    old = unicodedata.ucd_3_2_0
    names = {c: n for c in range(0x110000) if (n := unicodedata.name(chr(c), None))}
    # What does not compose although it decomposes canonically, and compositions of what another version made differently.
    excluded = []
    for c in range(0x110000):
        parts = unicodedata.decomposition(chr(c)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            if unicodedata.normalize("NFC", "".join(chr(int(p, 16)) for p in parts)) != chr(c):
                excluded.append(c)
    corrected = {
        c: [ord(x) for x in old.normalize("NFD", chr(c))] for c in range(0x110000)
        if old.category(chr(c)) != "Cn" and old.normalize("NFD", chr(c)) != unicodedata.normalize("NFD", chr(c))
    }
    assert all(
        old.name(chr(c), None) == (names.get(c) if old.category(chr(c)) != "Cn" else None) for c in range(0x110000)
    )
    aliases = [n for n in numbered_names(ALIASES)]
    sequences = [n for n in numbered_names(SEQUENCES)]
    json.dump({
        "unidata": unicodedata.unidata_version,
        "runs": [runs_of(unicodedata), runs_of(old)],
        "decompositions": [
            {c: d for c in range(0x110000) if (d := db.decomposition(chr(c)))} for db in (unicodedata, old)
        ],
        "names": names,
        "excluded": excluded,
        "corrected": corrected,
        "aliases": {n: ord(unicodedata.lookup(n)) for n in aliases},
        "sequences": {n: [ord(x) for x in unicodedata.lookup(n)] for n in sequences},
    }, sys.stdout)


def varint(n):
    out = bytearray()
    while n > 0x7F:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def sections(parts):
    """The parts, each behind its length in four bytes, deflated."""
    joined = b"".join(len(p).to_bytes(4, "little") + p for p in parts)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(joined) + deflate.flush()


ALGORITHMIC = re.compile("^(.*)-([0-9A-F]{4,6})$")


def split_names(names):
    """The names that are written out, and the ranges whose names are a prefix and the number."""
    plain, ranges = {}, []
    for c, name in names.items():
        m = ALGORITHMIC.match(name)
        if m and int(m[2], 16) == c:
            if ranges and ranges[-1][1] == c - 1 and ranges[-1][2] == m[1]:
                ranges[-1][1] = c
            else:
                ranges.append([c, c, m[1]])
        elif not name.startswith("HANGUL SYLLABLE "):
            plain[c] = name
    return plain, ranges


def pack(folder, paths):
    """properties.bin: the distinct records, a line each; the runs of code points with one record, of each version its own
    database and then of each its 3.2.0, as pairs of varints (code points since the last run, record); the decompositions
    `point=text` in hexadecimal; what is excluded from composition; what 3.2.0 normalises differently, `point=points`.
    names.bin: code points as varint differences; their names, a line each; `first last prefix` of algorithmic names;
    `point versions name` of aliases, versions as bits; `points=name` of sequences.
    What an older version lacks is unassigned in it; that this suffices is asserted."""
    dumps = [json.load(open(p)) for p in paths]
    newest = dumps[-1]
    ids, runs = {}, []
    for which in (0, 1):
        for d in dumps:
            packed, last = b"", 0
            for c, record in d["runs"][which]:
                packed += varint(c - last) + varint(ids.setdefault(";".join(map(str, record)), len(ids)))
                last = c
            runs.append(packed)
    assert len(dumps) == 4 and len(ids) < 1 << 16

    def assigned(d, which):
        starts, out = d["runs"][which], set()
        for (a, record), (b, _) in zip(starts, starts[1:] + [[0x110000, None]]):
            if record[0] != "Cn":
                out.update(range(a, b))
        return out

    names = {int(c): n for c, n in newest["names"].items()}
    for d in dumps:
        there = assigned(d, 0)
        assert {int(c): n for c, n in d["names"].items()} == {c: n for c, n in names.items() if c in there}
        for which in (0, 1):
            there = assigned(d, which)
            expected = {c: t for c, t in newest["decompositions"][0].items() if int(c) in there}
            assert d["decompositions"][which] == expected
        assert d["excluded"] == newest["excluded"] and d["corrected"] == newest["corrected"]
        assert d["sequences"] == newest["sequences"]
    decompositions = "\n".join(f"{int(c):x}={t}" for c, t in newest["decompositions"][0].items())
    corrected = "\n".join(f"{int(c):x}={' '.join(f'{p:x}' for p in t)}" for c, t in newest["corrected"].items())
    excluded = " ".join(f"{c:x}" for c in newest["excluded"])
    with open(folder + "/properties.bin", "wb") as out:
        out.write(sections([
            "\n".join(ids).encode(), *runs, decompositions.encode(), excluded.encode(), corrected.encode()]))
    plain, ranges = split_names(names)
    points, last = b"", 0
    for c in plain:
        points += varint(c - last)
        last = c
    aliases = {}
    for i, d in enumerate(dumps):
        for name, c in d["aliases"].items():
            aliases[name, c] = aliases.get((name, c), 0) | 1 << i
    with open(folder + "/names.bin", "wb") as out:
        out.write(sections([
            points, "\n".join(plain.values()).encode(),
            "\n".join(f"{a:x} {b:x} {prefix}" for a, b, prefix in ranges).encode(),
            "\n".join(f"{c:x} {mask:x} {name}" for (name, c), mask in aliases.items()).encode(),
            "\n".join(f"{' '.join(f'{p:x}' for p in t)}={name}" for name, t in newest["sequences"].items()).encode()]))

    print([digest(d, which) for which in (0, 1) for d in dumps])


def digest(d, which):
    """What the tests must find: a CRC-32 over what is known of the code points that are not all alike."""
    runs, value = d["runs"][which], 0
    for (first, record), (behind, _) in zip(runs, runs[1:] + [[0x110000, None]]):
        *properties, decimal, digit, numeric = record
        bits = struct.pack(">d", float(numeric)).hex() if numeric else ""
        shown = ";".join(map(str, [*properties, decimal, digit, bits]))
        for c in range(first, min(behind, first + 0x3000)):
            name = d["names"].get(str(c), "") if record[0] != "Cn" else ""
            line = f"{c:x};{name};{shown};{d['decompositions'][which].get(str(c), '')}\n"
            value = zlib.crc32(line.encode(), value)
    return value


if sys.argv[1] == "dump":
    dump()
else:
    pack(sys.argv[2], sys.argv[3:])

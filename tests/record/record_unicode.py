"""Record how CPython's str sees every code point, and make the tables of crates/prim/src/text/unicode.

  python3.X record_unicode.py dump > X.json              once with each CPython, oldest first below
  python record_unicode.py tables FOLDER A.json B.json ...      writes tables.rs, special.rs, older.rs and trie.bin into the folder

Everything is asked of str's own methods, so the tables hold what they do, not what the standard says.
"""
import json
import sys
import unicodedata

FLAGS = ("ALPHA DECIMAL DIGIT NUMERIC SPACE LINEBREAK PRINTABLE LOWER UPPER TITLE CASED IGNORABLE XID_START XID_CONTINUE").split()
BLOCK = 256


def flags_of(c):
    ch = chr(c)
    sigma = "\u03a3"
    cased_before_sigma = (ch + sigma).lower()[-1] == "\u03c2"
    tests = (
        ch.isalpha(), ch.isdecimal(), ch.isdigit(), ch.isnumeric(), ch.isspace(),
        len(("a" + ch + "b").splitlines()) == 2, ch.isprintable(), ch.islower(), ch.isupper(),
        ch.istitle() and not ch.isupper(),
        (ch + "a").title()[-1] == "a",
        not cased_before_sigma and ("A" + ch + sigma).lower()[-1] == "\u03c2",
        ch.isidentifier(), ("a" + ch).isidentifier(),
    )
    return sum(bool(t) << i for i, t in enumerate(tests))


def record_of(c):
    """[flags, digit value or 0, upper, lower, title, fold], mappings as lists of differences to `c` or as code points."""
    ch = chr(c)
    digit = unicodedata.digit(ch, 0)
    mappings = [list(map(ord, m)) for m in (ch.upper(), ch.lower(), ch.title(), ch.casefold())]
    return [flags_of(c), digit, mappings]


def dump():
    runs = []
    for c in range(0x110000):
        flags, digit, mappings = record_of(c)
        simple = all(len(m) == 1 for m in mappings)
        record = [flags, digit, [m[0] - c for m in mappings] if simple else mappings]
        if runs and simple and runs[-1][2] == record and runs[-1][1] == c - 1:
            runs[-1][1] = c
        else:
            runs.append([c, c, record])
    json.dump({"unidata": unicodedata.unidata_version, "runs": runs}, sys.stdout)


def expand(runs):
    out = [None] * 0x110000
    for first, last, record in runs:
        key = json.dumps(record)
        for c in range(first, last + 1):
            out[c] = key
    return out


def ranges_where(new, old):
    """The runs of code points whose record in `old` differs from `new`: [first, last, record]."""
    runs = []
    for c in range(0x110000):
        if new[c] != old[c]:
            if runs and runs[-1][1] == c - 1 and runs[-1][2] == old[c]:
                runs[-1][1] = c
            else:
                runs.append([c, c, old[c]])
    return runs


def rows(name, kind, items, per_line):
    print(f"\npub(super) static {name}: [{kind}; {len(items)}] = [")
    for i in range(0, len(items), per_line):
        print("    " + ", ".join(items[i:i + per_line]) + ",")
    print("];")


def trie(values):
    """Two-stage table: block number per 256 code points, and the distinct blocks joined."""
    blocks, index = {}, []
    for start in range(0, 0x110000, BLOCK):
        block = tuple(values[start:start + BLOCK])
        index.append(blocks.setdefault(block, len(blocks)))
    return index, [v for block in blocks for v in block]


def digest(runs):
    """A hash (FNV-1a by words) over flags, digit and mappings of every code point."""
    value = 14695981039346656037
    for first, last, (flags, digit, mapping) in runs:
        for c in range(first, last + 1):
            points = [p for m in mapping for p in (m if isinstance(m, list) else (c + m,))]
            for word in (flags, digit, *points):
                value = ((value ^ word) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


def tables(folder, paths):
    dumps = [json.load(open(p)) for p in paths]
    points = [expand(d["runs"]) for d in dumps]
    newest = points[-1]
    special, kinds, cases = [], {}, {}

    def split(c, key):
        flags, digit, mapping = json.loads(key)
        full = any(isinstance(m, list) for m in mapping)
        case = "special" if full else tuple(mapping)
        return (flags, digit), case, mapping

    split_cache = {}

    def ids(c, key):
        if key not in split_cache or split_cache[key][1] == "special":
            split_cache[key] = split(c, key)
        kind, case, mapping = split_cache[key]
        if case == "special" and c not in (s[0] for s in special):
            special.append((c, mapping))
        return kinds.setdefault(kind, len(kinds)), cases.setdefault(case, len(cases))

    ids(0x10FFFF, newest[0x10FFFF])  # unassigned comes first: record 0 of both tables
    both = [ids(c, key) for c, key in enumerate(newest)]
    older = []
    for d, p in zip(dumps[:-1], points[:-1]):
        runs = [(a, b, *ids(a, key)) for a, b, key in ranges_where(newest, p)]
        older.append((d["unidata"], runs))
    assert len(kinds) < 256 and len(cases) < 256, (len(kinds), len(cases))

    print(f"//! Tables of the Unicode character database {dumps[-1]['unidata']}; written by")
    print("//! `tests/record/record_unicode.py` from what CPython's `str` says of every code point.")
    print("\nuse super::{Case, Kind};")
    print("\n/// The bits of [`Kind::flags`].")
    for i, name in enumerate(FLAGS):
        if name in ("SPACE", "LINEBREAK"):  # the code has predicates for them; the tables are there to check these
            print("#[cfg(test)]")
        print(f"pub(super) const {name}: u16 = 1 << {i};")
    rows("KINDS", "Kind", [f"Kind {{ flags: {f:#06x}, digit: {d} }}" for f, d in kinds], 3)
    rows("CASES", "Case", [
        "Case::Special" if c == "special" else f"Case::Offset([{', '.join(map(str, c))}])" for c in cases], 3)
    packed = b""
    print()
    for name, n in (("KIND", 0), ("CASE", 1)):
        index, data = trie([b[n] for b in both])
        for part, values in (("BLOCKS", index), ("OF", data)):
            print(f"/// Where in the trie this part begins.\npub(super) const {name}_{part}: usize = {len(packed)};")
            packed += bytes(values)
    print(f'pub(super) static TRIE: &[u8; {len(packed)}] = include_bytes!("trie.bin");')
    with open(folder + "/trie.bin", "wb") as f:
        f.write(packed)
    print("\n/// What the tests must find over all code points, oldest version first.\n#[cfg(test)]")
    print(f"pub(super) const DIGESTS: [u64; {len(dumps)}] = {[digest(d['runs']) for d in dumps]};")
    special.sort()
    sys.stdout = open(folder + "/special.rs", "w")
    print("//! Case mappings that yield several code points, in any version; written by `tests/record/record_unicode.py` like")
    print("//! the tables themselves.")
    print("\nuse super::Special;")
    rows("SPECIALS", "Special", [
        "Special { point: %#x, upper: %s, lower: %s, title: %s, fold: %s }" % (
            c, *("&[" + ", ".join(f"{p:#x}" for p in m) + "]" for m in mapping)) for c, mapping in special], 1)
    sys.stdout = open(folder + "/older.rs", "w")
    print(f"//! Where older versions of the Unicode character database differ from {dumps[-1]['unidata']}; written by")
    print("//! `tests/record/record_unicode.py` like the tables themselves.")
    print("\nuse super::Older;")
    for version, runs in older:
        name = "OLDER_" + "_".join(version.split(".")[:2])
        rows(name, "Older", [
            f"Older {{ first: {a:#x}, last: {b:#x}, kind: {k}, case: {m} }}" for a, b, k, m in runs], 2)
    sys.stdout.close()


if sys.argv[1] == "dump":
    dump()
else:
    folder = sys.argv[2]
    with open(folder + "/tables.rs", "w") as out:
        sys.stdout = out
        tables(folder, sys.argv[3:])

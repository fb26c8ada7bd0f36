"""Record which code points each CPython's `repr` shows, and make crates/decode/src/dis/printable.rs's table.

  python3.X record_printable.py dump > X.txt            once with each CPython from 3.6 on, oldest first below
  python record_printable.py table A.txt B.txt ...      prints the table: what became printable with which Unicode version
"""
import sys
import unicodedata


def dump():
    edges, before = [], False
    for c in range(0x110000):
        now = chr(c).isprintable()
        if now != before:
            edges.append(c)
        before = now
    print(unicodedata.unidata_version, *edges)


def points(path):
    version, *edges = open(path).read().split()
    edges = [int(e) for e in edges] + [0x110000] * (len(edges) % 2)
    found = set()
    for start, end in zip(edges[::2], edges[1::2]):
        found.update(range(start, end))
    return version, found


def runs(found):
    out = []
    for c in sorted(found):
        if out and out[-1][1] == c - 1:
            out[-1][1] = c
        else:
            out.append([c, c])
    return out


def table(paths):
    dumps = [points(path) for path in paths]
    for (_, old), (version, new) in zip(dumps, dumps[1:]):
        assert not old - new, "a code point is no longer printable"
        if old != new:
            print(f"\n/// What became printable with Unicode {version}: first and last code point of each run.")
            bounds = ", ".join(f"{bound:#x}" for run in runs(new - old) for bound in run)
            print(f"pub(super) static SINCE_{'_'.join(version.split('.')[:2])}: &[u32] = &[{bounds}];")


if sys.argv[1] == "dump":
    dump()
else:
    table(sys.argv[2:])

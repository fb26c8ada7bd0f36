"""Records the instructions that this CPython's `dis.Bytecode` gives, for the test of `dis --json`.

    PYTHONHASHSEED=0 python record_instructions.py FILE.pyc ...

For each FILE.pyc, which this CPython wrote, FILE.instructions.json.gz is written: the list of its code objects, each a
list of instructions with the fields and properties that this version has. Values are written as in
`crates/decode/schema/dis.schema.json`, addresses are masked.
"""

import dis
import gzip
import json
import marshal
import re
import sys

PROPERTIES = ["oparg", "baseopcode", "baseopname", "cache_offset", "end_offset", "jump_target", "is_jump_target"]


def all_codes(code, found):
    found.append(code)
    for const in code.co_consts:
        if hasattr(const, "co_code"):
            all_codes(const, found)
    return found


def value(x, ids):
    name = type(x).__name__
    if x is None or isinstance(x, bool):
        return x
    if isinstance(x, int):
        return x if abs(x) < 2**53 else {"type": name, "hex": hex(x)}
    if isinstance(x, str):
        text = x.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        return x if text == x else {"type": name, "code_points": [ord(c) for c in x]}
    if isinstance(x, float):
        return {"type": name, "repr": repr(x)}
    if isinstance(x, complex):
        return {"type": name, "real": repr(x.real), "imag": repr(x.imag)}
    if isinstance(x, bytes):
        return {"type": name, "hex": x.hex()}
    if isinstance(x, (tuple, frozenset)):
        return {"type": name, "items": [value(item, ids) for item in x]}
    if isinstance(x, slice):
        return {"type": name, "items": [value(item, ids) for item in (x.start, x.stop, x.step)]}
    if x is Ellipsis:
        return {"type": name, "repr": repr(x)}
    if hasattr(x, "co_code"):
        return {"type": name, "id": ids[id(x)]}
    if x is getattr(dis, "UNKNOWN", dis):
        return {"type": "unknown", "repr": repr(x)}
    return {"type": "builtin", "name": x.__name__}


def shown(name, x, ids):
    if name == "argval":
        return value(x, ids)
    if name == "argrepr":
        return re.sub(r"(<code object .*?) at 0x[0-9a-f]+, file", r"\1 at 0x..., file", x)
    if name == "positions" and x is not None:
        return dict(zip(["lineno", "end_lineno", "col_offset", "end_col_offset"], x))
    if name == "cache_info" and x is not None:
        return [{"name": n, "size": size, "data": bytes(data).hex()} for n, size, data in x]
    return x


def record(path):
    with open(path, "rb") as file:
        code = marshal.loads(file.read()[16 if sys.version_info >= (3, 7) else 12:])
    codes = all_codes(code, [])
    ids = {id(code): number for number, code in enumerate(codes)}
    rows = []
    for code in codes:
        names = list(dis.Instruction._fields) + [name for name in PROPERTIES if hasattr(dis.Instruction, name)]
        rows.append([{name: shown(name, getattr(i, name), ids) for name in names} for i in dis.Bytecode(code)])
    with open(path[:-4] + ".instructions.json.gz", "wb") as raw:
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as file:
            file.write(json.dumps(rows, separators=(",", ":")).encode())


for path in sys.argv[1:]:
    record(path)

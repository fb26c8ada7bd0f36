"""Records what this CPython's `dis` prints, for the disassembler's test.

    PYTHONHASHSEED=0 python record_dis.py OUT_DIR FORMATS FILE.py ...

FORMATS is a comma-separated list: `dis`, `info`, `fields` (of the instructions), and letters of `python -m dis` options (C, O, P, S) in any combination.
Each FILE.py is compiled to OUT_DIR/NAME.pyc, and for each format OUT_DIR/NAME.FORMAT.txt is written (`dis` goes to
NAME.txt). Addresses are masked.
"""

import contextlib
import dis
import importlib.util
import io
import marshal
import os
import re
import struct
import sys

OPTIONS = {"C": "show_caches", "O": "show_offsets", "P": "show_positions", "S": "adaptive"}


def nested(code):
    yield code
    for const in code.co_consts:
        if hasattr(const, "co_code"):
            yield from nested(const)


def fields(code):
    """The fields of `dis.Bytecode`'s instructions, those that are not in the text."""
    new = sys.version_info >= (3, 13)
    for i in dis.Bytecode(code):
        row = [i.offset, i.start_offset if new else i.offset, i.opcode]
        row += [bool(i.starts_line), i.line_number, i.label] if new else [i.starts_line is not None, i.starts_line, None]
        row += [i.is_jump_target, *(getattr(i, "positions", None) or [None] * 4)]
        yield " ".join(map(str, row))


def text_of(code, kind):
    if kind == "fields":
        text = "\n".join(line for inner in nested(code) for line in fields(inner)) + "\n"
    elif kind == "info":
        text = "\n\n".join(dis.code_info(inner) for inner in nested(code)) + "\n"
    else:
        options = {} if kind == "dis" else {OPTIONS[letter]: True for letter in kind}
        with contextlib.redirect_stdout(io.StringIO()) as out:
            dis.dis(code, **options)
        text = out.getvalue()
    return re.sub(r"(<code object .*?) at 0x[0-9a-f]+, file", r"\1 at 0x..., file", text)


def record(out_dir, kinds, source_path, name, shown_path):
    with open(source_path, "rb") as file:
        source = file.read()
    try:
        code = marshal.dumps(compile(source, shown_path, "exec", dont_inherit=True))
    except (SyntaxError, ValueError, RecursionError):
        return
    texts = {}
    for kind in kinds:
        # A fresh object each time: what `dis` shows of the caches changes when code runs.
        texts[kind] = text_of(marshal.loads(code), kind)
    base = os.path.join(out_dir, name)
    with open(base + ".pyc", "wb") as file:
        header = importlib.util.MAGIC_NUMBER + struct.pack("<III", 0, 0, len(source) & 0xFFFFFFFF)
        file.write(header + code)
    for kind, text in texts.items():
        suffix = ".txt" if kind == "dis" else f".{kind}.txt"
        with open(base + suffix, "w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            file.write(text)


def main():
    out_dir, kinds, *files = sys.argv[1:]
    os.makedirs(out_dir, exist_ok=True)
    for path in files:
        name = os.path.splitext(os.path.basename(path))[0]
        record(out_dir, kinds.split(","), path, name, os.path.basename(path))


main()

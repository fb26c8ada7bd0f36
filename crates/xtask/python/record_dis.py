"""Streams what this Python's own `dis` prints of many files. Runs on every CPython from 2.7 on.

    PYTHONHASHSEED=0 python record_dis.py OUT KINDS SHARD SHARDS [JOBS]

OUT is a file, or - for standard output. KINDS is a comma-separated list: `dis`, `info`, `fields` (of the instructions) and
letters of `python -m dis` options (C, O, P, S) in any combination; what this version's `dis` lacks is left out, and a
combination of which nothing remains. Without
JOBS the files are those of the standard library, `.pyc` files as installed; JOBS names a file of lines
`SOURCE<tab>NAME<tab>PYC`: SOURCE is compiled with NAME for co_filename and written to PYC. Of the sorted files every SHARDS-th
is taken, from SHARD on.

The stream consists of items: a line `KIND LENGTH`, LENGTH bytes and a newline. `file` opens the record of a module, by
its path in the library; then follow `pyc` with the file's bytes (not with JOBS) and one item for each kind, in whose place
stands `fails` with kind and message where `dis` itself raises; or `skip` alone, for what this version cannot compile.
"""

from __future__ import print_function

import dis
import io
import marshal
import os
import struct
import sys
import warnings
import zipfile

PY2 = sys.version_info[0] == 2
OPTIONS = {"C": "show_caches", "O": "show_offsets", "P": "show_positions", "S": "adaptive"}


def magic_number():
    if PY2:
        import imp

        return imp.get_magic()
    import importlib.util

    return importlib.util.MAGIC_NUMBER


MAGIC = magic_number()
HEADER = 8 if PY2 else 12 if sys.version_info < (3, 7) else 16


def compiled(source, name):
    """The bytes of a `.pyc` file, with a header that holds no time."""
    code = compile(source, name, "exec", dont_inherit=True)
    size = struct.pack("<I", len(source) & 0xFFFFFFFF)
    header = MAGIC + b"\0" * (HEADER - 4) if PY2 else MAGIC + b"\0" * (HEADER - 8) + size
    return header + marshal.dumps(code)


def installed(path):
    """The bytes of the `.pyc` beside a source, if it is of this version."""
    folder, name = os.path.split(path)
    cached = path + "c" if PY2 else os.path.join(folder, "__pycache__", "%s.%s.pyc" % (name[:-3], sys.implementation.cache_tag))
    try:
        with open(cached, "rb") as file:
            data = file.read()
    except (IOError, OSError):
        return None
    return data if data[:4] == MAGIC else None


def library():
    """Name, full name and source reader of every module of the standard library, sorted."""
    root = os.path.dirname(os.__file__)
    if root.endswith(".zip"):
        archive = zipfile.ZipFile(root)
        for name in sorted(archive.namelist()):
            if name.endswith(".py"):
                yield name, os.path.join(root, name), lambda name=name: archive.read(name), None
        return
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", "site-packages", "dist-packages"))
        for name in sorted(names):
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                yield os.path.relpath(path, root), path, lambda path=path: read(path), None


def listed(jobs):
    with io.open(jobs, encoding="utf-8") as file:
        for line in file:
            source, name, pyc = line.rstrip("\n").split("\t")
            yield name, str(name), lambda source=source: read(source), pyc


def read(path):
    with open(path, "rb") as file:
        return file.read()


def inner_of(code):
    return [const for const in code.co_consts if hasattr(const, "co_code")]


def nested(code):
    """The code object and those inside it, outer ones first."""
    yield code
    for inner in inner_of(code):
        for each in nested(inner):
            yield each


def by_level(code):
    """The same, breadth first."""
    level = [code]
    while level:
        for each in level:
            yield each
        level = [inner for each in level for inner in inner_of(each)]


def fields(code):
    """The fields of `dis.Bytecode`'s instructions that are not in the text."""
    new = sys.version_info >= (3, 13)
    for i in dis.Bytecode(code):
        row = [i.offset, i.start_offset if new else i.offset, i.opcode]
        if new:
            row += [bool(i.starts_line), i.line_number, i.label]
        else:
            row += [i.starts_line is not None, i.starts_line, None]
        row += [i.is_jump_target] + list(getattr(i, "positions", None) or [None] * 4)
        yield " ".join(map(str, row))


def printed(function, *args, **options):
    """What a function writes to standard output."""
    kept, sys.stdout = sys.stdout, io.BytesIO() if PY2 else io.StringIO()
    try:
        function(*args, **options)
        return sys.stdout.getvalue()
    finally:
        sys.stdout = kept


def listing(code, options):
    if sys.version_info >= (3, 7):
        return printed(dis.dis, code, **options)
    # `dis` does not descend: the nested code objects follow, under the headings that 3.7 gives them.
    texts = []
    for each in by_level(code):
        texts.append(printed(dis.dis, each) if each is code else "\nDisassembly of %r:\n%s" % (each, printed(dis.dis, each)))
    return "".join(texts)


def text_of(code, kind):
    if kind == "fields":
        text = "\n".join(line for inner in nested(code) for line in fields(inner)) + "\n"
    elif kind == "info":
        text = "\n\n".join(dis.code_info(inner) for inner in nested(code)) + "\n"
    else:
        text = listing(code, {} if kind == "dis" else dict((OPTIONS[letter], True) for letter in kind))
    return text if PY2 else text.encode("utf-8", "surrogatepass")


def known(kind):
    """What this version can tell of a kind; of options, those that its `dis` has."""
    if kind == "dis":
        return kind
    if kind == "info":
        return kind if hasattr(dis, "code_info") else ""
    if kind == "fields":
        return kind if hasattr(dis, "Bytecode") else ""
    options = () if PY2 else dis.dis.__kwdefaults__
    return "".join(letter for letter in kind if OPTIONS[letter] in options)


class Stream(object):
    def __init__(self, file):
        self.file = file

    def item(self, kind, data):
        self.file.write(("%s %d\n" % (kind, len(data))).encode("ascii") + data + b"\n")


def record(stream, kinds, name, path, source, pyc):
    stream.item("file", name if isinstance(name, bytes) else name.encode("utf-8", "surrogateescape"))
    data = None if pyc else installed(path)
    if data is None:
        try:
            data = compiled(source(), path)
        except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError) as error:
            stream.item("skip", type(error).__name__.encode("ascii"))
            return
    if pyc:
        folder = os.path.dirname(pyc)
        if not os.path.isdir(folder):
            os.makedirs(folder)
        with open(pyc, "wb") as file:
            file.write(data)
    else:
        stream.item("pyc", data)
    code = marshal.loads(data[HEADER:])
    for kind in kinds:
        try:
            text = text_of(code, kind)
        except Exception as error:
            stream.item("fails", ("%s: %s: %s" % (kind, type(error).__name__, error)).encode("utf-8", "replace"))
        else:
            stream.item(kind, text)


def main():
    out, kinds, shard, shards = sys.argv[1:5]
    kinds = [known(kind) for kind in kinds.split(",") if known(kind)]
    warnings.simplefilter("ignore")
    files = listed(sys.argv[5]) if len(sys.argv) > 5 else library()
    file = open(out, "wb") if out != "-" else sys.stdout if PY2 else sys.stdout.buffer
    stream = Stream(file)
    for index, (name, path, source, pyc) in enumerate(files):
        if index % int(shards) == int(shard):
            record(stream, kinds, name, path, source, pyc)
    file.flush()


if PY2:
    RecursionError = RuntimeError
main()

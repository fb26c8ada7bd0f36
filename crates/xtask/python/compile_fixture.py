"""Compiles Python sources to .pyc files that hold no clock time; runs on every CPython from 2.7 on.

Reads lines `SOURCE<tab>TARGET` from the file named by the first argument. SOURCE becomes co_filename as written, so that
recorded tracebacks name the path relative to the repository root. From 3.7 on files are unchecked-hash ones (PEP 552); before,
the time of the source is 0.
"""

import io
import marshal
import os
import py_compile
import struct
import sys
import warnings


def compile_by_time(source, target):
    with open(source, "rb") as file:
        text = file.read()
    code = compile(text, source, "exec", dont_inherit=True)
    with open(target, "wb") as file:
        if sys.version_info < (3,):
            import imp

            file.write(imp.get_magic() + struct.pack("<I", 0))
        else:
            import importlib.util

            file.write(importlib.util.MAGIC_NUMBER + struct.pack("<II", 0, len(text)))
        file.write(marshal.dumps(code))


def compile_by_hash(source, target):
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(source, cfile=target, dfile=source, doraise=True, invalidation_mode=mode)


warnings.simplefilter("ignore")
compile_file = compile_by_hash if sys.version_info >= (3, 7) else compile_by_time
with io.open(sys.argv[1], encoding="utf-8") as jobs:
    for line in jobs:
        source, target = map(str, line.rstrip("\n").split("\t"))
        if not os.path.isdir(os.path.dirname(target)):
            os.makedirs(os.path.dirname(target))
        compile_file(source, target)

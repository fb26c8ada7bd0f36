"""Compiles the whole standard library into a folder: `compile_stdlib.py FOLDER`. Runs on every CPython from 3.8 on.

Prints how many files it made. Sources that are wrong on purpose, as some of the test suite's, are left out.
"""

import os
import py_compile
import sys
import sysconfig
import warnings
import zipfile

warnings.simplefilter("ignore")
target = sys.argv[1]
library = sysconfig.get_paths()["stdlib"]
count = 0


def compile_text(name, text):
    global count
    source = os.path.join(target, name)
    os.makedirs(os.path.dirname(source), exist_ok=True)
    with open(source, "wb") as file:
        file.write(text)
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    try:
        py_compile.compile(source, source + "c", name, doraise=True, invalidation_mode=mode)
        count += 1
    except (py_compile.PyCompileError, UnicodeError, ValueError, RecursionError, MemoryError):
        pass
    os.remove(source)


for path in [library] + sys.path:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".py"):
                    compile_text(name, archive.read(name))
for folder, _, names in os.walk(library):
    if "site-packages" in folder:
        continue
    for name in names:
        if name.endswith(".py"):
            with open(os.path.join(folder, name), "rb") as file:
                compile_text(os.path.relpath(os.path.join(folder, name), library), file.read())
print(count)

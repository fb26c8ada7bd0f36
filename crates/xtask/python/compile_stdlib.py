"""Compiles the whole standard library into a folder: `compile_stdlib.py FOLDER [LIST]`. Runs on every CPython from 2.7 on.

Prints how many files it made. Sources that are wrong on purpose, as some of the test suite's, are left out. LIST gets the
paths of the `.pyc` files that stand installed beside the sources, one a line.
"""

import io
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
options = {}
if sys.version_info >= (3, 7):
    options["invalidation_mode"] = py_compile.PycInvalidationMode.UNCHECKED_HASH
wrong = (py_compile.PyCompileError, UnicodeError, ValueError, TypeError, MemoryError, RuntimeError)


def compile_text(name, text):
    global count
    source = os.path.join(target, name)
    if not os.path.isdir(os.path.dirname(source)):
        os.makedirs(os.path.dirname(source))
    with open(source, "wb") as file:
        file.write(text)
    try:
        py_compile.compile(source, source + "c", name, doraise=True, **options)
        count += 1
    except wrong:
        pass
    os.remove(source)


for path in [library] + sys.path:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".py"):
                    compile_text(name, archive.read(name))
installed = []
for folder, _, names in os.walk(library):
    if "site-packages" in folder:
        continue
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith(".py"):
            with open(path, "rb") as file:
                compile_text(os.path.relpath(path, library), file.read())
        elif name.endswith(".pyc"):
            installed.append(path)
if len(sys.argv) > 2:
    with io.open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(u"".join(u"%s\n" % path for path in installed))
print(count)

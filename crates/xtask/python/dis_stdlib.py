"""Lists the whole standard library of this CPython as `taipan dis` does, for `cargo xtask dis-speed`.

    python dis_stdlib.py --list        the .pyc files of the library, one a line
    python dis_stdlib.py LIST_FILE     reads and disassembles them, and prints how many lines that gave

Packages installed besides are left out.
"""

import dis
import io
import marshal
import os
import sys
import sysconfig


def library():
    for folder, folders, files in os.walk(sysconfig.get_path("stdlib")):
        folders[:] = sorted(name for name in folders if name != "site-packages")
        plain = (name for name in sorted(files) if name.endswith(f"{sys.implementation.cache_tag}.pyc"))
        yield from (os.path.join(folder, name) for name in plain)


def lines(path):
    with open(path, "rb") as file:
        code = marshal.loads(file.read()[16:])
    out = io.StringIO()
    dis.dis(code, file=out)
    return out.getvalue().count("\n")


if sys.argv[1:] == ["--list"]:
    print("\n".join(library()))
else:
    with open(sys.argv[1], encoding="utf-8") as file:
        print(sum(lines(path) for path in file.read().splitlines()))

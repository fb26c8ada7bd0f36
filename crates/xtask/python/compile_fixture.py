"""Compiles Python sources to unchecked-hash .pyc files.

Reads lines `SOURCE<tab>TARGET` from the file named by the first argument. SOURCE becomes co_filename as written, so that
recorded tracebacks name the path relative to the repository root. Hash-based headers (PEP 552) hold no clock time.
"""

import os
import py_compile
import sys
import warnings

warnings.simplefilter("ignore")
with open(sys.argv[1], encoding="utf-8") as jobs:
    for line in jobs:
        source, target = line.rstrip("\n").split("\t")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        py_compile.compile(
            source,
            cfile=target,
            dfile=source,
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )

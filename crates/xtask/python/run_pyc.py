"""Runs .pyc files one after another as `python X.pyc` would, for a CPython that is no program of its own.

Reads lines `PYC` from the file named by the first argument and writes one JSON object a line to the second:
{"stdout": TEXT, "stderr": TEXT, "exit": STATUS}.
"""

import _warnings
import builtins
import gc
import importlib.machinery
import io
import json
import marshal
import os
import sys
import types
import unicodedata  # noqa: F401  the interpreter keeps pointers into it, so that no program may be its last user

RECURSION_LIMIT = 1000


def depth_of_this_frame():
    frame, depth = sys._getframe(1), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


def status_of(stop, stderr):
    """What `Py_HandleSystemExit` does with the code of a SystemExit."""
    if stop.code is None:
        return 0
    if isinstance(stop.code, int):
        return stop.code & 0xFF
    print(stop.code, file=stderr)
    return 1


def execute(pyc):
    """Runs the file in a fresh `__main__` and gives its exit status; stdout and stderr stand in sys."""
    with open(pyc, "rb") as file:
        code = marshal.loads(file.read()[16:])
    main = types.ModuleType("__main__")
    main.__dict__.update(__builtins__=builtins, __file__=pyc, __cached__=None)
    sys.modules["__main__"] = main
    sys.argv = [pyc]
    file = os.path.abspath(pyc)
    known = set(sys.modules)
    sys.path.insert(0, os.path.dirname(file))
    main.__file__ = file
    main.__loader__ = importlib.machinery.SourcelessFileLoader("__main__", file)
    # The program's module frame must be the first of the budget, as it is in a process of its own.
    below = depth_of_this_frame()
    sys.setrecursionlimit(RECURSION_LIMIT + below)
    sys.getrecursionlimit = lambda: RECURSION_LIMIT
    try:
        exec(code, main.__dict__)
    except SystemExit as stop:
        return status_of(stop, sys.stderr)
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
        return 1
    finally:
        sys.setrecursionlimit(RECURSION_LIMIT + 200)
        sys.modules["__main__"] = driver
        sys.path = search_path[:]
        builtins.__import__ = import_function
        for name in set(sys.modules) - known:
            del sys.modules[name]
        sys.meta_path, sys.path_hooks = meta_path[:], path_hooks[:]
        sys.path_importer_cache.clear()
        if _warnings.filters != warning_filters:
            _warnings.filters[:] = warning_filters
            _warnings._acquire_lock()
            _warnings._filters_mutated_lock_held()
            _warnings._release_lock()
        main.__dict__.clear()
        gc.collect()
    return 0


def run(pyc):
    streams = [
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=errors, newline="\n", write_through=True)
        for errors in ("strict", "backslashreplace")
    ]
    saved = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = streams
    try:
        status = execute(pyc)
    finally:
        sys.stdout, sys.stderr = saved
    out, err = (stream.buffer.getvalue().decode() for stream in streams)
    return {"stdout": out, "stderr": err, "exit": status}


driver = sys.modules["__main__"]
meta_path, path_hooks, search_path = sys.meta_path[:], sys.path_hooks[:], sys.path[:]
import_function = builtins.__import__
warning_filters = _warnings.filters[:]
with open(sys.argv[1], encoding="utf-8") as jobs, open(sys.argv[2], "w", encoding="utf-8") as results:
    for line in jobs:
        print(json.dumps(run(line.rstrip("\n"))), file=results)

"""Record the public names of the modules that CPython writes in C, and the signatures of what can be called, for
tests/tests/natives.rs.

Usage: python3.13 -S -I record_natives.py > tests/facts/natives-3.13.json
A module's names, and those of its classes' attributes as `Class.attribute`; each with its `__text_signature__`, or null.
"""
import importlib
import json

MODULES = """
    _abc _bisect _blake2 _codecs _collections _contextvars _functools _heapq _imp _io _locale _md5 _opcode _operator _random
    _sha1 _sha2 _sha3 _signal _stat _string _struct _thread _typing _warnings _weakref array atexit binascii builtins
    cmath errno gc itertools marshal math posix sys time unicodedata zlib
""".split()


def signature(value):
    return getattr(value, "__text_signature__", None) if callable(value) else None


def names_of(module):
    found = {}
    for name, value in vars(module).items():
        if name.startswith("__"):
            continue
        found[name] = signature(value)
        if not isinstance(value, type) or issubclass(value, BaseException) or module.__name__ == "builtins":
            continue
        for attribute in vars(value):
            if not attribute.startswith("_"):
                found[f"{name}.{attribute}"] = signature(vars(value)[attribute])
    return dict(sorted(found.items()))


print(json.dumps({name: names_of(importlib.import_module(name)) for name in MODULES}, indent=0))

# modules: importlib._bootstrap importlib._bootstrap_external
import sys
from importlib import _bootstrap, _bootstrap_external as external

print(external.cache_from_source("/a/b.py") == "/a/__pycache__/b.%s.pyc" % sys.implementation.cache_tag, external.source_from_cache("/a/__pycache__/b.x-1.pyc"))
print(external._path_join("a", "b/", "c"), external._path_split("/x/y.py"), external._path_splitext("q.tar.gz") if hasattr(external, "_path_splitext") else 0)
print(external._pack_uint32(258), external._unpack_uint32(b"\x02\x01\0\0"), external._unpack_uint16(b"\x02\x01"), len(external.MAGIC_NUMBER))
print(_bootstrap._resolve_name("x", "a.b.c", 2), _bootstrap.ModuleSpec("m", None).name, sorted(external.SOURCE_SUFFIXES))
for bad in (lambda: external.source_from_cache("/a/b.pyc"), lambda: _bootstrap._resolve_name("x", "a", 3), lambda: external.cache_from_source("b.py", optimization="!")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(_bootstrap.FrozenImporter.__name__, _bootstrap.BuiltinImporter.is_package("sys"), external.FileFinder.path_hook().__name__)

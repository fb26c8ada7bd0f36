# modules: importlib importlib._abc importlib.machinery
import importlib
import importlib.machinery as machinery
import sys
import types
from importlib import _abc

m = importlib.import_module("colorsys")
print(m.__name__, importlib.import_module(".dom", "xml").__name__, importlib.import_module("..dom.domreg", "xml.sax").__name__)
m.extra = 1
again = importlib.reload(m)
print(again is m, m.extra, sys.modules["colorsys"] is m)
for bad in (lambda: importlib.import_module("no_such_module"), lambda: importlib.import_module(".x"), lambda: importlib.reload(3),
            lambda: importlib.reload(types.ModuleType("unknown")), lambda: importlib.import_module("colorsys.sub")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Finder:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.startswith("made_up"):
            return machinery.ModuleSpec(name, cls(), origin="nowhere", is_package="." not in name)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.greeting = "hello from " + module.__name__


sys.meta_path.append(Finder)
import made_up.inner

print(made_up.greeting, made_up.inner.greeting, made_up.__spec__.origin, made_up.inner.__package__, made_up.__path__)
importlib.invalidate_caches()
spec = machinery.ModuleSpec("n", None, origin="o", loader_state=4)
print(spec, spec.parent, spec.has_location, spec.cached, spec == machinery.ModuleSpec("n", None, origin="o"), spec.loader_state)
print(machinery.all_suffixes()[:2], machinery.BYTECODE_SUFFIXES, machinery.SourceFileLoader.__name__, machinery.PathFinder.find_spec("colorsys").name)
print(machinery.BuiltinImporter.find_spec("sys").origin, _abc.Loader.__name__, hasattr(_abc.Loader, "load_module"), importlib.__all__)
loader = machinery.PathFinder.find_spec("heapq").loader
print(loader.name, loader.is_package("heapq"), loader.get_filename("heapq") == loader.path, loader.get_code("heapq").co_name)

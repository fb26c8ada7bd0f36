import sys
import module
Loader = type(module.__loader__)
PathFinder, = [f for f in sys.meta_path if getattr(f, "__name__", "") == "PathFinder"]
FileFinder = type(sys.path_importer_cache[sys.path[0]])
print(Loader, PathFinder, FileFinder)
print([f for f in sys.meta_path if isinstance(f, type) and f.__module__.startswith("_frozen")])
print([c.__name__ for c in Loader.__mro__])
print(repr(sys.path_importer_cache[sys.path[0]]))
spec = PathFinder.find_spec("module")
print(spec.name, spec.origin, spec.loader == module.__loader__, spec == module.__spec__)
print(PathFinder.find_spec("absent"), PathFinder.find_spec("module", ["/nowhere"]))
print(PathFinder.find_spec("module", [sys.path[0]]).name)
finder = FileFinder(sys.path[0], (Loader, [".pyc"]))
print(finder.path == sys.path[0], finder.find_spec("module").name, finder.find_spec("absent"))
hook = FileFinder.path_hook((Loader, [".pyc"]))
try:
    hook("/nowhere")
except ImportError as e:
    print(e, e.path)
print(hook(sys.path[0]).find_spec("package").submodule_search_locations)
Builtin, = [f for f in sys.meta_path if getattr(f, "__name__", "") == "BuiltinImporter"]
print(Builtin.find_spec("sys"), Builtin.find_spec("module"))
print(Builtin.is_package("sys"), Builtin.get_code("sys"), Builtin.get_source("sys"))
for method in (Builtin.is_package, Builtin.get_code):
    try:
        method("module")
    except ImportError as e:
        print(e, e.name)
class Mine(Loader):
    def exec_module(self, module):
        print("mine executes", module.__name__)
        super().exec_module(module)
m = Mine("module", module.__file__)
spec = type(module.__spec__)("module", m, origin=module.__file__)
fresh = type(sys)("fresh")
fresh.__spec__ = spec
fresh.__name__ = "module"
m.exec_module(fresh)
print(fresh.x, m.name)
PathFinder.invalidate_caches()
finder.invalidate_caches()

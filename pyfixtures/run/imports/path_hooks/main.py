import sys

class Entry:
    def __init__(self, path):
        if not path.startswith("mem:"):
            raise ImportError("not mine", path=path)
        self.path = path

    def find_spec(self, name, target=None):
        print("finding", name, "in", self.path)
        if name == "remembered":
            return type(sys.__spec__)(name, self, origin=self.path)
        if name == "spread":
            spec = type(sys.__spec__)(name, None)
            spec.submodule_search_locations = [self.path + "/spread"]
            return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.where = self.path

print([getattr(h, "__name__", h) for h in sys.path_hooks][-1])
sys.path_hooks.insert(0, Entry)
sys.path.insert(0, "mem:one")
import remembered
print(remembered.where, remembered.__spec__.origin, remembered.__spec__.has_location)
print(type(sys.path_importer_cache["mem:one"]).__name__)
sys.path.append("mem:two")
import spread
print(list(spread.__path__))
import beside
print(beside.x)
sys.path.append("/nowhere/at/all")
try:
    import absent
except ImportError as e:
    print(e)
print(sys.path_importer_cache.get("/nowhere/at/all", "unknown"))

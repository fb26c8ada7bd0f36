# Modules out of a finder written here, whose loader makes code objects by replacing constants of a template function.
import sys


class Spec(type(sys.__spec__)):
    pass


class Loader:
    def __init__(self, name, values, package):
        self.name, self.values, self.package = name, values, package

    def create_module(self, spec):
        print("create", spec.name, spec.parent, spec.origin, spec.submodule_search_locations)
        return None

    def exec_module(self, module):
        print("exec", module.__name__, "in sys.modules:", module.__name__ in sys.modules)
        for name, value in self.values.items():
            if isinstance(value, Exception):
                raise value
            setattr(module, name, value)


class Finder:
    MODULES = {
        "virtual": {"x": 1}, "virtual.child": {"y": 2}, "virtual.child.leaf": {"z": 3}, "single": {"alone": True},
        "virtual.fails": {"before": 1, "error": ValueError("while executing")}, "virtual.late": {"w": 4},
    }

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name not in cls.MODULES:
            return None
        print("find", name, path)
        package = any(other.startswith(name + ".") for other in cls.MODULES)
        spec = Spec(name, Loader(name, cls.MODULES[name], package), origin=f"<{name}>", is_package=package)
        if package:
            spec.submodule_search_locations.append(f"inside {name}")
        return spec


sys.meta_path.append(Finder)
import virtual.child.leaf

print(virtual.x, virtual.child.y, virtual.child.leaf.z, virtual.__path__, virtual.child.leaf.__package__, virtual.__loader__.name, hasattr(virtual, "__file__"))
from virtual import late, child as c
from virtual.child import leaf as l

print(late.w, c is virtual.child, l is c.leaf, late.__spec__.origin, late.__spec__.has_location, late.__spec__.cached, repr(late))
for text in ("virtual.fails", "virtual.absent", "single.below", "nowhere"):
    try:
        __import__(text)
    except Exception as error:
        print(text, type(error).__name__, error, getattr(error, "name", None), text in sys.modules, hasattr(virtual, text.split(".")[-1]))
sys.modules["virtual.blocked"] = None
try:
    import virtual.blocked
except ImportError as error:
    print(type(error).__name__, error)
print(__import__("virtual.child.leaf").__name__, __import__("virtual.child", fromlist=["leaf"]).__name__, __import__("child", {"__package__": "virtual"}, None, ["y"], 1).y)
sys.meta_path.remove(Finder)
del sys.modules["single"]
try:
    import single
except ImportError as error:
    print(error)
import virtual.child as still

print(still.y)

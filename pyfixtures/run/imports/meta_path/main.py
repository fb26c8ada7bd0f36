import sys

class Spec:
    def __init__(self, name, loader):
        self.name, self.loader = name, loader
        self.origin = self.cached = self.submodule_search_locations = self.loader_state = None
        self.has_location = False
        self.parent = name.rpartition(".")[0]

class Finder:
    def find_spec(self, name, path=None, target=None):
        print("asked for", name, path, target)
        if name in ("made", "made_too"):
            return type(sys.__spec__)(name, self, origin="thin air")
        if name == "own_spec":
            return Spec(name, self)

    def create_module(self, spec):
        print("create", spec.name)
        if spec.name == "made_too":
            module = type(sys)("other name")
            module.created = True
            return module

    def exec_module(self, module):
        print("exec", module.__name__, module.__spec__._initializing)
        module.value = 42

    def __repr__(self):
        return "<finder>"

finder = Finder()
sys.meta_path.insert(0, finder)
import made
print(made, made.value, made.__loader__, made.__spec__)
import made_too
print(made_too.__name__, made_too.created, made_too.__spec__.name)
import own_spec
print(own_spec, own_spec.value, own_spec.__package__ == "")
import real
print(real.x)
try:
    import absent
except ImportError as e:
    print(e)
sys.meta_path.remove(finder)
try:
    sys.meta_path, saved = [], sys.meta_path
    import anything
except ImportError as e:
    print(e)
finally:
    sys.meta_path = saved
class Bad:
    def find_spec(self, *args):
        raise LookupError("finder failed")
sys.meta_path.append(Bad())
try:
    import anything
except LookupError as e:
    print("LookupError", e)

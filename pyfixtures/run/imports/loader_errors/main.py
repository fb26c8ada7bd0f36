import sys
ModuleSpec = type(sys.__spec__)

def attempt(loader, **kw):
    class Finder:
        def find_spec(self, name, path, target=None):
            if name != "m":
                return None
            spec = ModuleSpec(name, loader)
            for k, v in kw.items():
                setattr(spec, k, v)
            return spec
    sys.meta_path.insert(0, Finder())
    sys.modules.pop("m", None)
    try:
        import m
        print(m, sorted(k for k in vars(m)))
    except BaseException as e:
        print(type(e).__name__, "|", e)
    del sys.meta_path[0]

class OnlyExec:
    def exec_module(self, module): pass
class Replaces:
    def create_module(self, spec): return None
    def exec_module(self, module): sys.modules["m"] = "replaced"
class Deletes(Replaces):
    def exec_module(self, module): del sys.modules["m"]
class Raises(Replaces):
    def exec_module(self, module): raise ZeroDivisionError("in exec")
class RaisesEarly(Replaces):
    def create_module(self, spec): raise ZeroDivisionError("in create")
class NoModule(Replaces):
    def create_module(self, spec): return {}
class Fine(Replaces):
    def exec_module(self, module): module.x = 1
    def __repr__(self): return "<fine>"
attempt(None)
attempt(OnlyExec())
attempt(Fine())
attempt(Fine(), origin="somewhere", has_location=True, cached="there")
attempt(Fine(), submodule_search_locations=["/p"])
attempt(Deletes())
attempt(Raises())
attempt(RaisesEarly())
attempt(NoModule())
print("m" in sys.modules)
class F:
    def find_spec(self, name, path, target=None):
        if name == "m": return ModuleSpec(name, Replaces())
sys.meta_path.insert(0, F())
import m
print(m)

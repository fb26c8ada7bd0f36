import importlib.util as util
import sys
import types

print(util.find_spec("colorsys").name, util.find_spec("no_such"), util.find_spec("xml.dom").parent, util.find_spec("sys").origin)
print(util.resolve_name(".a", "p.q"), util.resolve_name("abs", None), util.resolve_name("..z", "p.q"))
spec = util.find_spec("colorsys")
module = util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.rgb_to_hsv(1, 0, 0), "colorsys" in sys.modules, module.__spec__ is spec, len(util.MAGIC_NUMBER), util.source_hash(b"x").hex())
lazy_spec = util.find_spec("bisect")
lazy_spec.loader = util.LazyLoader(lazy_spec.loader)
lazy = util.module_from_spec(lazy_spec)
sys.modules["bisect"] = lazy
lazy_spec.loader.exec_module(lazy)
print(type(lazy).__name__, lazy.bisect([1, 2, 3], 2), type(lazy).__name__)


class Loader:
    def create_module(self, spec):
        m = types.ModuleType(spec.name)
        m.early = True
        return m

    def exec_module(self, module):
        module.ran = True


made = util.module_from_spec(util.spec_from_loader("made", Loader()))
print(made.early, hasattr(made, "ran"), made.__loader__.__class__.__name__, util.spec_from_file_location("f", "/x/f.py").origin)
for bad in (lambda: util.resolve_name(".a", ""), lambda: util.resolve_name("...a", "p"), lambda: util.find_spec(".x"), lambda: util.find_spec("colorsys.x"),
            lambda: util.LazyLoader(object()), lambda: util.module_from_spec(util.spec_from_loader("n", None))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(util.decode_source.__name__, util.cache_from_source("x/y.py").startswith("x/__pycache__/y."))

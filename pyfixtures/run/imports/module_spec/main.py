import sys
ModuleSpec = type(sys.__spec__)
s = ModuleSpec("a.b", None)
print(s, s.parent, s.origin, s.has_location, s.cached, s.submodule_search_locations)
p = ModuleSpec("a.b", "loader", origin="place", loader_state=3, is_package=True)
print(p, p.parent, p.loader_state, p.submodule_search_locations)
p.submodule_search_locations.append("x")
print(p)
print(list(vars(p)))
p.has_location = 1
print(p.has_location, p.cached)
p.origin = "/d/m.py"
print(p.cached.replace(sys.implementation.cache_tag, "TAG"))
q = ModuleSpec("q", None, origin="/d/q.pyc")
q.has_location = True
print(q.cached)
q.cached = "mine"
print(q.cached, q)
print(ModuleSpec("x", 1) == ModuleSpec("x", 1), ModuleSpec("x", 1) == ModuleSpec("x", 2), ModuleSpec("x", 1) == 3)
try:
    hash(s)
except TypeError as e:
    print(e)
try:
    s.parent = 1
except AttributeError:
    print("AttributeError")
class Mine(ModuleSpec):
    pass
print(Mine("m", None, is_package=True))
print(ModuleSpec.__name__, ModuleSpec.__module__, ModuleSpec.__qualname__)
print(sys.__spec__.name, sys.__spec__.origin, sys.__spec__.loader, sys.__loader__)
print(repr(sys), type(sys).__name__)

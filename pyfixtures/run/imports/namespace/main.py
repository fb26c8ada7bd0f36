import sys
import space.one
print(space.one.name, space.__name__, space.__file__ if hasattr(space, "__file__") else "-")
print(type(space.__path__).__name__, list(space.__path__), len(space.__path__))
print(space.__path__, space.__spec__.origin, space.__spec__.has_location)
print(type(space.__loader__).__name__, repr(space)[:15])
print(list(vars(space)))
print(space.__loader__.is_package("space"), repr(space.__loader__.get_source("space")))
sys.path.append(sys.path[0] + "/more")
import space.two
print(space.two.name, list(space.__path__))
print(sys.path[0] in space.__path__[0])
try:
    import space.three
except ImportError as e:
    print(e)
from space import one, two
print(one.name + two.name)

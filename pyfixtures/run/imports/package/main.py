import package
print(package.__path__, package.__file__, package.__package__)
print(package.__spec__.submodule_search_locations, package.__spec__.parent)
print(hasattr(package, "late"))
import package.late
print(package.late.NAME, package.late.__package__, package.late.__spec__.parent)
from package import inner
print(inner.deep, inner.deep.__name__)
from package.inner import deep, other as o
print(deep.value, o.__name__)
import package.inner.deep as d
print(d is deep)
print(repr(package).replace(package.__file__, "FILE"))
print(list(vars(package)))

import both
print(both.kind)
import pkg
print(pkg.sub, pkg.name)
import pkg.sub
print(pkg.sub.__name__)
from pkg import name, sub
print(name, sub.__name__)
import time
print(time.__name__, hasattr(time, "mine"))
import builtins
print(builtins.__spec__.name, builtins.__loader__.__name__)

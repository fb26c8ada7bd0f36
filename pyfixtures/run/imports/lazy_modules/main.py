# Modules that load others when asked: __getattr__ and __dir__ of packages, module subclasses, and replacing oneself.
import sys
import toolbox

print("loaded so far:", sorted(n for n in sys.modules if n.startswith("toolbox")))
print(toolbox.hammer.use(), sorted(n for n in sys.modules if n.startswith("toolbox")))
print(toolbox.hammer is sys.modules["toolbox.hammer"], [n for n in dir(toolbox) if n[0] != "_"])
from toolbox import saw, COUNT

print(saw.use(), COUNT, toolbox.COUNT)
for name in ("nail", "COUNT", "__path__"):
    try:
        value = getattr(toolbox, name)
        print(name, type(value).__name__)
    except AttributeError as error:
        print(name, error)
try:
    from toolbox import screw
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
from toolbox import *

print("hammer" in globals(), "saw" in globals(), "level" in globals())
import constants

print(type(constants).__name__, constants.PI, constants.double(4))
try:
    constants.PI = 3
except AttributeError as error:
    print(error)
constants.new = 1
print(constants.new, constants.__name__, "constants" in repr(constants))
import instance

print(type(instance).__name__, instance.greeting, instance.count(), instance.count())
import instance as same

print(same is instance, sys.modules["instance"] is instance)

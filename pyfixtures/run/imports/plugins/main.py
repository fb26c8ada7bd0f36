# A program that finds its plugins in a package, imports them by name, and lets them register themselves.
import sys
from plugins import REGISTRY, load, names

for name in names():
    try:
        module = load(name)
    except Exception as error:
        print(name, "failed:", type(error).__name__, error, "context:", type(error.__context__).__name__)
        print("  in sys.modules:", f"plugins.{name}" in sys.modules)
    else:
        print(name, module.__name__, module.__package__, sorted(n for n in vars(module) if n[0] != "_"))
print({name: handler("text") for name, handler in sorted(REGISTRY.items())})
import plugins
import plugins.reverse as again
from plugins import reverse, upper as shout

print(again is reverse, again is sys.modules["plugins.reverse"], shout.handler("x"), plugins.reverse.VERSION)
try:
    from plugins import absent
except ImportError as error:
    print(error.name, error.path is not None, str(error).split(" (")[0])
try:
    load("nothing")
except ModuleNotFoundError as error:
    print(error, error.name)
del plugins.upper
from plugins import upper

print(upper.handler("still there"), hasattr(plugins, "upper"))

from public import *
print(sorted(n for n in globals() if not n.startswith("__")))
from listed import *
print(_hidden, sorted(n for n in globals() if not n.startswith("__")))
from package import *
print(submodule.__name__, sorted(n for n in globals() if not n.startswith("__")))
def attempt(name):
    try:
        exec(star.__code__, {"__name__": "m"}) if False else __import__("importer_" + name)
    except Exception as e:
        print(type(e).__name__, "|", e)
def star(): pass
attempt("a")
attempt("b")
attempt("c")

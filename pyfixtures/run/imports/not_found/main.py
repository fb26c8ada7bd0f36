import sys

def attempt(name):
    try:
        __import__(name)
    except ImportError as e:
        print(type(e).__name__, "|", e, "|", e.name, "|", e.path, "|", e.args)

attempt("nothing")
attempt("nothing.at.all")
attempt("module.inner")
attempt("module.inner.more")
attempt("package.nothing")
attempt("a.b")
attempt("it's")
sys.modules["blocked"] = None
attempt("blocked")
attempt("blocked.inner")
attempt("package.broken")
print(sorted(name for name in sys.modules if name.startswith(("module", "package", "a"))and name in ("module", "package", "package.broken", "a")))
try:
    from module import absent
except ImportError as e:
    print(e, "|", e.name, e.path == sys.modules["module"].__file__, getattr(e, "name_from", "-"))
try:
    from package import absent
except ImportError as e:
    print(e, "|", e.name)
try:
    from sys import absent
except ImportError as e:
    print(e, "|", e.name, e.path)

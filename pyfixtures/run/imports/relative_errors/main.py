def attempt(name, globals, level=1, fromlist=()):
    try:
        print(__import__(name, globals, None, fromlist, level))
    except Exception as e:
        print(type(e).__name__, "|", e)

attempt("x", {})
attempt("x", {"__package__": 1})
attempt("x", {"__package__": ""})
attempt("x", {"__package__": "pack"}, 2)
attempt("x", {"__package__": "pack"})
attempt("", {"__package__": "pack"})
attempt("", {"__package__": "pack", }, 1, ["part"])
attempt("x", {"__package__": "nowhere"})
attempt("x", 3)
attempt("", {}, 0)
attempt("a", {}, -1)
attempt(3, {}, 0)
try:
    from . import x
except ImportError as e:
    print(e, e.name, e.path)
try:
    from .. import x
except ImportError as e:
    print(e, e.name, e.path)
import pack.part
try:
    import pack.beyond
except ImportError as e:
    print(e, e.name, e.path)
try:
    import pack.missing
except ImportError as e:
    print(e, e.name, e.path)

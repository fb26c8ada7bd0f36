# The frames of importlib in tracebacks of finders, loaders and path hooks, and imports that cannot be.
import sys
def show(e): sys.excepthook(type(e), e, e.__traceback__); print("---", file=sys.stderr)
def frames(e):
    t = e.__traceback__
    while t:
        print("  ", t.tb_frame.f_code.co_filename.split("/")[-1], t.tb_frame.f_code.co_name); t = t.tb_next
class Finder:
    def __init__(s, e): s.e = e
    def find_spec(s, name, path=None, target=None):
        if name.startswith("hooked"): raise s.e
        return None
class Loader:
    def __init__(s, ec=None, ee=None, cr=None): s.ec, s.ee, s.cr = ec, ee, cr
    def create_module(s, spec):
        if s.ec: raise s.ec
        return s.cr
    def exec_module(s, m):
        if s.ee: raise s.ee
        m.x = 1
S = type(sys.__spec__)
class F2:
    def __init__(s, l): s.l = l
    def find_spec(s, name, path=None, target=None):
        if name.startswith("loaded"): return S(name, s.l)
def attempt(n, f):
    print("##", n)
    try: f()
    except BaseException as e: print(type(e).__name__, e, "|", repr(e.__cause__), repr(e.__context__), e.__suppress_context__); frames(e); show(e)
    else: print("ok")
def imp(n): return lambda: __import__(n)
f = Finder(ValueError("find")); sys.meta_path.insert(0, f)
attempt("find", imp("hooked"))
def stmt(): import hooked_x
attempt("stmt", stmt)
def stmt2(): from hooked_x import y
attempt("from", stmt2)
f.e = ImportError("mine", name="hooked"); attempt("imp", stmt)
sys.meta_path.pop(0)
for n, l in (("create", Loader(ec=ValueError("c"))), ("exec", Loader(ee=ValueError("x"))), ("createImp", Loader(ec=ImportError("c"))), ("execImp", Loader(ee=ImportError("x"))), ("bad", Loader(cr=5)), ("nothing", object()), ("none", None)):
    sys.meta_path.insert(0, F2(l)); attempt(n, imp("loaded_" + n)); sys.meta_path.pop(0); print("loaded_" + n in sys.modules)
class BadSpec:
    def find_spec(s, *a): return 5 if a[0].startswith("bad") else None
sys.meta_path.insert(0, BadSpec()); attempt("badspec", imp("bad_a")); sys.meta_path.pop(0)
def hook(p):
    if p == "/hooked": raise ValueError("hook")
    raise ImportError
sys.path_hooks.insert(0, hook); sys.path.insert(0, "/hooked"); attempt("pathhook", imp("nonexistent_b")); sys.path.pop(0); sys.path_hooks.pop(0)
def hook2(p):
    class PF:
        def find_spec(s, name, target=None): raise KeyError("pf " + name)
    if p == "/hooked2": return PF()
    raise ImportError
sys.path_hooks.insert(0, hook2); sys.path.insert(0, "/hooked2"); attempt("pathfinder", imp("nonexistent_c")); sys.path.pop(0); sys.path_hooks.pop(0)
attempt("missing", imp("nonexistent_d")); attempt("sub", imp("sys.x")); attempt("sub2", imp("nonexistent.x"))
def rel(): from . import x
attempt("rel", rel)
def rel2(): from .. import x
attempt("rel2", rel2)
attempt("empty", lambda: __import__("")); attempt("int", lambda: __import__(5)); attempt("lvl", lambda: __import__("x", level=-1)); attempt("lvl1", lambda: __import__("x", {}, level=1)); attempt("lvlpk", lambda: __import__("x", {"__package__": "nopkg"}, level=1)); attempt("pk5", lambda: __import__("x", {"__package__": 5}, level=1)); attempt("spec", lambda: __import__("x", {"__spec__": None, "__name__": "a.b"}, level=1)); attempt("lvl3", lambda: __import__("x", {"__package__": "sys"}, level=3)); attempt("null", lambda: __import__("a\0b"))
sys.modules["nonemod"] = None; attempt("none", imp("nonemod")); sys.modules["intmod"] = 5; attempt("int", imp("intmod"))
def fromint(): from intmod import zork
attempt("fromint", fromint)
def star(): exec
del sys.modules["intmod"]

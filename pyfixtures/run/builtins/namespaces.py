a = 1


def f(x, y=2):
    z = 3
    before = sorted(locals())
    w = 4
    return before, sorted(locals()), locals()["x"]


print(f(0))
print(globals()["a"], "f" in globals(), globals() is globals(), __name__)
globals()["injected"] = 99
print(injected)


class C:
    k = 1

    def __init__(self):
        self.v = 2


c = C()
print(vars(c), vars(c) is c.__dict__, "k" in vars(C), [n for n in dir(c) if not n.startswith("__")], "v" in dir(c), vars() is globals(), type(C.__dict__).__name__)
vars(c)["w"] = 5
print(c.w, getattr(c, "v"), getattr(c, "q", "dflt"), hasattr(c, "w"))
setattr(c, "dyn", 7)
delattr(c, "v")
print(c.__dict__)


def g():
    x = 1
    d = locals()
    d["x"] = 100
    d["new"] = 5
    return x, d["x"], "new" in locals() or "not kept"


print(g()[0])


def h():
    n = 1

    def inner():
        m = n
        return locals()

    return inner()


print(h())
print([sorted(locals()) for i in range(1)] != [], {k: v for k, v in vars(c).items()})
for t in (lambda: vars(5), lambda: dir(1, 2), lambda: vars(1, 2), lambda: locals(1), lambda: globals(1), lambda: getattr(c, "zz"), lambda: delattr(c, "zz"), lambda: c.zz):
    try:
        print(t())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
builtins = __import__("builtins")

print(builtins.len is len, builtins.print is print, type(builtins).__name__, builtins.__name__)
len = lambda x: "shadowed"
print(len([1]))
del len
print(len([1]))
print(__doc__, __spec__ is None or "spec", type(__builtins__).__name__ in ("module", "dict"))
print(sorted(n for n in dir([]) if not n.startswith("_")))
print(sorted(n for n in dir({}) if not n.startswith("_")))
print(sorted(n for n in dir("") if not n.startswith("_")))
print(sorted(n for n in dir(set()) if not n.startswith("_")))
print(sorted(n for n in dir(1) if not n.startswith("_")))
print(sorted(n for n in dir(b"") if not n.startswith("_")))

import sys, module
code = module.__loader__.get_code("module")
def attempt(f, *args, **kw):
    try:
        print("->", f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, "|", e)
g = {"x": 1}
exec(code, g)
print(sorted(k for k in g if k != "__builtins__"), type(g["__builtins__"]).__name__)
l = {}
exec(code, {"x": 5}, l)
print(sorted(l), l["y"])
class Mapping:
    def __init__(self): self.log = []
    def __getitem__(self, k):
        self.log.append(("get", k))
        if k == "x": return 10
        if k == "__name__": return "mapped"
        raise KeyError(k)
    def __setitem__(self, k, v): self.log.append(("set", k, v if isinstance(v, int) else type(v).__name__))
m = Mapping()
exec(code, {}, m)
print(m.log)
attempt(exec, code)
x = 100
exec(code)
print(y, f())
def local():
    x = 7
    exec(code)
    return sorted(k for k in locals() if k != "f")
print(local())
def constant(): return 6 * 7
print(eval(constant.__code__), eval(constant.__code__, {}), exec(constant.__code__))
def outer():
    z = 1
    def inner(): return z
    return inner
free = outer().__code__
cell = outer().__closure__
attempt(eval, free)
attempt(exec, free)
attempt(exec, free, closure=())
attempt(exec, free, closure=cell)
attempt(exec, free, {}, closure=cell + cell)
attempt(exec, free, closure=[cell[0]])
attempt(exec, free, closure=(1,))
attempt(exec, code, closure=cell)
attempt(exec, code, closure=())
attempt(exec, code, 1)
attempt(exec, code, {}, 1)
attempt(exec, code, [], {})
attempt(eval, constant.__code__, 1)
attempt(eval, constant.__code__, m)
attempt(eval, constant.__code__, {}, 1)
attempt(eval, 1)
attempt(exec, None)
attempt(exec)
attempt(eval)
attempt(exec, code, {}, {}, {})
attempt(exec, "x", closure=cell)
attempt(exec, code, foo=1)
attempt(eval, constant.__code__, globals={})
attempt(compile, 1, "f", "exec")
attempt(compile, "1", "f", "other")
attempt(compile)
attempt(compile, "1", "f")
attempt(compile, "1", 1, "exec")
attempt(compile, "1", "f", "exec", 1 << 30)
attempt(compile, "1", "f", "exec", optimize=5)
def needs(a): return a
attempt(eval, needs.__code__)
def gen(): yield 1
print(type(eval(gen.__code__)).__name__)
attempt(eval, constant.__code__, {"__builtins__": {}})
def uses(): return len("abc")
attempt(eval, uses.__code__, {"__builtins__": {}})
attempt(eval, uses.__code__, {"__builtins__": {"len": lambda s: "own"}})
attempt(eval, uses.__code__, {"len": lambda s: "global"})
class Sub(dict):
    def __getitem__(self, k): return "sub"
attempt(exec, code, Sub(x=1))
print(exec.__text_signature__, eval.__text_signature__, compile.__text_signature__)

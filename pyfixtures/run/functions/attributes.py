def f(a, b: int = 2, *args: str, c: "quoted" = 3, **kw) -> list:
    """Doc of f."""
    local = a
    return local


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__)
code = f.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_varnames, code.co_firstlineno, code.co_names, code.co_flags & 0x0F)
print(list(f.__annotations__.items()) == [("b", int), ("args", str), ("c", "quoted"), ("return", list)])
f.note = "attached"
print(f.note, f.__dict__, hasattr(f, "nope"))
f.__name__ = "renamed"
f.__doc__ = None
f.__defaults__ = (20,)
print(f.__name__, f.__doc__, f(1), f.__defaults__)
del f.note
for action in (lambda: f.note, lambda: setattr(f, "__name__", 5), lambda: setattr(f, "__defaults__", 5), lambda: f.__code__.co_nope, lambda: setattr(f, "__code__", 1)):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def outer():
    def inner():
        pass

    class K:
        def m(self):
            pass

    return inner, K, lambda: 0


i, K, lam = outer()
print(i.__qualname__, K.__qualname__, K.m.__qualname__, lam.__qualname__, lam.__name__)
print(repr(K).startswith("<class '__main__.outer.<locals>.K'"), type(f), type(lam), type(len), type(K.m), type(K().m), type([].append))
m = K().m
print(m.__name__, m.__func__ is K.m, m.__self__.__class__ is K, callable(m), callable(5), len.__name__, [].append.__name__, str.upper.__qualname__)


def swap():
    return "new"


def old():
    return "old"


old.__code__ = swap.__code__
print(old(), old.__name__)
print(f.__get__(5)(1) if 0 else f.__get__(7)(), (lambda *a, **k: (a, k))(1, x=2), (lambda: (yield))().__next__())

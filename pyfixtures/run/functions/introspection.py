# What functions and code tell: names, constants, flags, free variables, annotations, wrapped dictionaries, and replaced code.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def outer(a, b=2, /, c=3, *args, d, e=5, **kw):
    """The doc."""
    local = [a for a in args]
    free = 1

    def inner(x):
        nonlocal free
        free += x
        return local, free, __name__

    return inner


def gen(): yield
async def coro(): pass
async def agen(): yield
lam = lambda x: x


class C:
    def method(self): return __class__
    static = staticmethod(lambda: 1)


inner = outer(1, d=4)
for f in (outer, inner, gen, coro, agen, lam, C.method):
    c = f.__code__
    print(f.__name__, f.__qualname__, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, bool(c.co_flags & 4), bool(c.co_flags & 8), bool(c.co_flags & 0x10), bool(c.co_flags & 0x20), bool(c.co_flags & 0x80), bool(c.co_flags & 0x200), c.co_firstlineno, c.co_qualname)
print(outer.__doc__, inner.__doc__, outer.__defaults__, outer.__kwdefaults__, outer.__module__, outer.__closure__, [type(x.cell_contents).__name__ for x in inner.__closure__], outer.__globals__ is globals(), outer.__builtins__["len"] is len, outer.__dict__, outer.__annotations__)
outer.attribute, outer.__doc__ = 1, 5
print(outer.__dict__, outer.__doc__, attempt(lambda: setattr(outer, "__dict__", 5)), attempt(lambda: setattr(outer, "__name__", 5)), attempt(lambda: setattr(outer, "__code__", 5)), attempt(lambda: setattr(outer, "__closure__", ())), attempt(lambda: setattr(outer, "__globals__", {})), attempt(lambda: setattr(inner, "__code__", lam.__code__)), attempt(lambda: setattr(lam, "__code__", inner.__code__)))
F = type(outer)


def plain(x, y=10):
    return x + y


copy = F(plain.__code__, {"__builtins__": {}}, "copied", (20,))
print(copy(1), copy.__name__, copy.__module__, attempt(lambda: F(inner.__code__, {})), attempt(lambda: F(inner.__code__, {}, None, None, (1, 2))), F(inner.__code__, {"__name__": "elsewhere"}, "made", None, inner.__closure__)(5), attempt(lambda: F(5, {})), attempt(lambda: F(plain.__code__, 5)), attempt(lambda: F()), attempt(lambda: F(plain.__code__, {}, 5)), attempt(lambda: F(plain.__code__, {}, "n", 5)))
plain.__code__ = (lambda x, y: x * y).__code__
print(plain(3), plain(3, 4), plain.__name__, plain.__code__.co_name)
changed = plain.__code__.replace(co_name="renamed", co_firstlineno=100)
print(changed.co_name, changed.co_firstlineno, changed == plain.__code__, plain.__code__ == plain.__code__.replace(), hash(changed) == hash(plain.__code__), attempt(lambda: changed.replace(nothing=1)), attempt(lambda: changed.replace(co_argcount=-1)), attempt(lambda: changed.replace(co_consts=[])), attempt(lambda: setattr(changed, "co_name", "x")))
constants = (lambda: (1, 1.0, True, "s", b"b", None, ..., 1j, (1, (2,)), -0.0, 0.0)).__code__.co_consts
print(sorted({type(x).__name__ for x in constants}), [x for x in constants if isinstance(x, tuple)])
dictionary = {}
outer.__dict__ = dictionary
outer.again = 2
print(dictionary, outer.again, hasattr(outer, "attribute"), C.method.__get__(C()).__func__ is C.method, C.static.__qualname__, repr(plain).split(" at")[0], repr(C.method).split(" at")[0], outer == outer, outer != lam, attempt(lambda: outer < lam), callable(outer), bool(outer))
del outer.__doc__
print(outer.__doc__, attempt(lambda: delattr(outer, "__name__")), attempt(lambda: delattr(outer, "again")), outer.__dict__)

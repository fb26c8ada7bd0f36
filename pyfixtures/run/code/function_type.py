"""FunctionType and the attributes of functions."""


def attempt(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=2, *, c=3):
    "doc of f"
    return a, b, c


Function, Cell = type(f), type((lambda x: lambda: x)(1).__closure__[0])
code = f.__code__
attempt(lambda: Function(code, {})(1, 2, c=4))
attempt(lambda: Function(code, {}, "named").__qualname__)
attempt(lambda: Function(code, {}, None, (8, 9))(c=0))
attempt(lambda: Function(code, {}, None, (8, 9))())
attempt(lambda: Function(code, {}, 1))
attempt(lambda: Function(code, {}, None, 1))
attempt(lambda: Function(code, {}, None, None, ()).__name__)
attempt(lambda: Function(code, {}, None, None, (1,)))
attempt(lambda: Function(code, {}, None, None, 1))
attempt(lambda: Function(code, []))
attempt(lambda: Function(1, {}))
attempt(lambda: Function(code))
g = Function(code, {"__name__": "some.module", "__builtins__": {"x": 1}})
print(g.__module__, g.__doc__, g.__builtins__, g.__globals__["__name__"], g.__defaults__, g.__closure__)


def outer():
    v = 1

    def inner():
        return v

    return inner


inner = outer()
ic = inner.__code__
attempt(lambda: Function(ic, {}))
attempt(lambda: Function(ic, {}, None, None, ()))
attempt(lambda: Function(ic, {}, None, None, (1,)))
attempt(lambda: Function(ic, {}, None, None, inner.__closure__)())
attempt(lambda: Function(ic, {}, closure=(Cell("given"),))())
attempt(lambda: Function(ic, {}, closure=(Cell(),))())
cell = inner.__closure__[0]
cell.cell_contents = 99
print(inner(), cell.cell_contents, cell == Cell(99), cell < Cell(100))
del cell.cell_contents
attempt(inner)
attempt(lambda: cell.cell_contents)
for name, value in [
    ("__code__", 1),
    ("__code__", ic),
    ("__closure__", ()),
    ("__globals__", {}),
    ("__builtins__", {}),
    ("__defaults__", 1),
    ("__kwdefaults__", 1),
    ("__name__", 1),
    ("__qualname__", 1),
    ("__annotations__", 1),
    ("__dict__", 1),
]:
    attempt(lambda: setattr(f, name, value))
for name in "__code__", "__closure__", "__name__", "__qualname__", "__dict__":
    attempt(lambda: delattr(f, name))
f.__defaults__, f.__kwdefaults__ = (7, 8), {"c": 9}
print(f())
del f.__defaults__, f.__kwdefaults__
attempt(f)
f.__doc__, f.__module__ = 5, None
print(f.__doc__, f.__module__)
del f.__doc__, f.__module__
print(f.__doc__, f.__module__)
f.attribute = 1
print(f.__dict__, vars(f) is f.__dict__)
f.__dict__ = {"other": 2}
print(f.other, hasattr(f, "attribute"))


def running():
    running.__code__ = replacement.__code__
    return "the old code goes on"


def replacement():
    return "the new code"


print(running(), running())


def counting():
    n = 0
    while True:
        yield n
        n += 1


g = counting()
next(g)
counting.__code__ = (lambda: (yield "other")).__code__
print(next(g), next(g), next(counting()))

# fixture: since 3.14
# PEP 649 at work: __annotate__ called with formats, forward references in classes, caching, replacing and clearing.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


log = []


def noted(x):
    log.append(x)
    return x


def f(a: noted("a"), b: later = 1, *args: noted("args"), key: (lambda: noted)()("lambda") = None, **kw: [noted(i) for i in range(2)]) -> noted("return"):
    local: noted("never") = 5
    return local


print(log, f(1), log, attempt(lambda: f.__annotations__), log)
later = "now defined"
log.clear()
print(f.__annotations__, len(log), f.__annotations__ is f.__annotations__, len(log))
print(f.__annotate__(1) == f.__annotations__, attempt(lambda: f.__annotate__(2)), attempt(lambda: f.__annotate__(3)), attempt(lambda: f.__annotate__(4)), attempt(lambda: f.__annotate__("x")), attempt(f.__annotate__), f.__annotate__.__name__, f.__annotate__.__qualname__)


class Node:
    value: int
    next: Node | None
    children: list[Node]
    if len(log) > 100:
        never: undefined
    for _ in range(2):
        counted: noted("in loop")
    computed: f"{value_name}" = 3

    def link(self, other: Node) -> Node: ...


value_name = "text"
print(Node.__annotations__, Node.link.__annotations__, Node.__annotate__ is not None, Node.__dict__["__annotate_func__"](1)["value"])


class Child(Node):
    pass


class Typed[T]:
    item: T
    other: Typed[T]


print(Child.__annotations__, Child.__annotate__, Typed.__annotations__, Typed.__annotate__.__qualname__)
f.__annotations__ = {"set": 1}
print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda format: {"format": format}
print(f.__annotations__, f.__annotate__(7))
del f.__annotations__
print(attempt(lambda: f.__annotations__), f.__annotate__)
for wrong in (5, lambda: 1, "x"):
    print(attempt(lambda: setattr(f, "__annotate__", wrong)), end="; ")
f.__annotate__ = lambda format: 5
print(attempt(lambda: f.__annotations__))
f.__annotate__ = None
print(f.__annotations__, attempt(lambda: delattr(f, "__annotate__")))
Node.__annotate__ = lambda format: {"own": format}
print(Node.__annotations__, attempt(lambda: setattr(Node, "__annotate__", 5)))
Node.__annotations__ = {"replaced": True}
print(Node.__annotations__, Node.__annotate__)
del Node.__annotations__
print(Node.__annotations__, attempt(lambda: setattr(int, "__annotations__", {})), attempt(lambda: int.__annotations__), attempt(lambda: int.__annotate__))


def make():
    hidden = "closure"

    class Inner:
        attr: hidden
        own = "class"
        seen: own

        def m(self, x: own, y: hidden): ...

    def g(z: hidden): ...

    hidden = "changed later"
    return Inner, g


Inner, g = make()
print(Inner.__annotations__, Inner.m.__annotations__, g.__annotations__, g.__annotate__.__code__.co_freevars, Inner.m.__annotate__.__code__.co_varnames)
module_level: noted("module") = 1
module_only: later
print(__annotations__ if "__annotations__" in globals() else "lazy", __annotate__(1), (lambda: 0).__annotate__, (lambda: 0).__annotations__)

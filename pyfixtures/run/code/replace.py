"""code.replace and the constructor."""


def attempt(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=5, *rest, k=1, **more):
    "doc"
    x = a + b
    return x


c = f.__code__
Code = type(c)


def changed(**changes):
    new = c.replace(**changes)
    return [getattr(new, name) for name in changes], new == c


attempt(lambda: changed())
attempt(lambda: changed(co_name="g"))
attempt(lambda: changed(co_qualname="A.g", co_filename="elsewhere.py"))
attempt(lambda: changed(co_firstlineno=500))
attempt(lambda: changed(co_stacksize=50))
attempt(lambda: changed(co_freevars=("q",)))
attempt(lambda: changed(co_flags=c.co_flags & ~8))
attempt(lambda: changed(co_argcount=-1))
attempt(lambda: changed(co_argcount="a"))
attempt(lambda: changed(co_name=1))
attempt(lambda: changed(co_consts=[1]))
attempt(lambda: changed(co_code=b"abc"))
attempt(lambda: changed(co_code="text"))
attempt(lambda: changed(co_nlocals=7))
attempt(lambda: changed(co_varnames=("a",)))
attempt(lambda: changed(co_names=(1,)))
attempt(lambda: changed(co_stacksize=-1))
attempt(lambda: changed(co_firstlineno=-5))
attempt(lambda: changed(co_kwonlyargcount=50))
attempt(lambda: changed(co_linetable="a"))
attempt(lambda: c.replace(1))
print(f(1), c.co_varnames, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_nlocals)


def g(a, b):
    return a - b


swapped = g.__code__.replace(co_varnames=("b", "a"))
g.__code__ = swapped
print(g(10, 3), g(a=3, b=10))


def answer():
    return "the old constant"


consts = tuple("the new constant" if k == "the old constant" else k for k in answer.__code__.co_consts)
answer.__code__ = answer.__code__.replace(co_consts=consts)
print(answer())
consts = tuple([1, 2] if k == "the new constant" else k for k in consts)
answer.__code__ = answer.__code__.replace(co_consts=consts)
print(answer(), answer() is answer())


def arguments(code):
    return [
        code.co_argcount,
        code.co_posonlyargcount,
        code.co_kwonlyargcount,
        code.co_nlocals,
        code.co_stacksize,
        code.co_flags,
        code.co_code,
        code.co_consts,
        code.co_names,
        code.co_varnames,
        code.co_filename,
        code.co_name,
        code.co_qualname,
        code.co_firstlineno,
        code.co_linetable,
        code.co_exceptiontable,
        code.co_freevars,
        code.co_cellvars,
    ]


made = Code(*arguments(c))
print(made == c, made is c, hash(made) == hash(c), made != c, {made: 1}.get(c))
Function = type(f)
print(Function(made, globals())(1, 2, k=3), Function(made, {}, "named", (7,)).__name__)
attempt(lambda: Code())
attempt(lambda: Code(*arguments(c)[:15]))
attempt(lambda: Code(*arguments(c), 1))
for position, value in (0, "a"), (0, -1), (1, -1), (6, "a"), (7, 1), (11, 1), (14, 1), (3, 99), (8, (1,)):
    a = arguments(c)
    a[position] = value
    attempt(lambda: Code(*a))


def with_closure():
    v = 1

    def inner():
        return v

    return inner


inner = with_closure()
print(Code(*arguments(inner.__code__)) == inner.__code__, inner.__code__.co_freevars)
remade = Function(Code(*arguments(inner.__code__)), globals(), "remade", None, inner.__closure__)
print(remade())
print(c == 1, c != None)
attempt(lambda: c < c)

"""Lines, positions and other tables of code objects."""


def f(x):
    if x:
        y = x + 1
        for i in range(y):
            print(
                i,
                y,
            )
    else:
        y = None
    return y


c = f.__code__
first = c.co_firstlineno
lines = list(c.co_lines())
print(type(c.co_lines()).__name__, type(c.co_positions()).__name__)
print(lines[0][0], lines[-1][1] == len(c.co_code), all(a[1] == b[0] for a, b in zip(lines, lines[1:])))
print([line and line - first for _, _, line in lines])
print(list(c.co_positions())[:6])
print(len(list(c.co_positions())) == len(c.co_code) // 2)
it = c.co_lines()
print(iter(it) is it, next(it) == lines[0])
print(c.co_names, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_name, c.co_qualname)
print([c._varname_from_oparg(i) for i in range(3)])
for bad in 99, -1, "a":
    try:
        c._varname_from_oparg(bad)
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)


def outer(a):
    b = 1

    class Local:
        def method(self, *args):
            return a, b, __class__

    return Local


inner = outer(0).method.__code__
print(inner.co_freevars, inner.co_qualname, outer.__code__.co_cellvars, outer.__code__.co_varnames)
print(hex(c.co_flags), hex(inner.co_flags), hex(outer.__code__.co_flags & 3))
print(repr(c)[:14], repr(c)[-45:].rpartition("/")[2])
for name in "co_name", "co_code", "co_consts", "other":
    try:
        setattr(c, name, 1)
    except AttributeError as e:
        print(e)
lambdas = [lambda: 1, lambda: 1]
print(lambdas[0].__code__ == lambdas[1].__code__, len({x.__code__ for x in lambdas}))


def same():
    return (lambda x: x, lambda x: x)


a, b = same()
print(a.__code__ == b.__code__, a.__code__ == a.__code__)


def many_lines():
    x = 1





























































































































    return x


print([(s, e, n - many_lines.__code__.co_firstlineno) for s, e, n in many_lines.__code__.co_lines()][-1][2])

"""Generator expressions: scopes, laziness, errors."""

print(list(x * y for x in range(3) for y in range(x)), sum(x for x in range(5) if x % 2))


def first_is_eager():
    try:
        g = (x for x in undefined)
    except NameError as e:
        return str(e)


print(first_is_eager())


def others_are_lazy():
    g = (x for x in [1] for y in undefined)
    try:
        return list(g)
    except NameError as e:
        return str(e)


print(others_are_lazy())
k = 1
g = (k + x for x in range(2))
k = 10
print(list(g))


class Scope:
    a = 5
    try:
        b = list(a + x for x in range(2))
    except NameError as e:
        b = str(e)
    c = list(x for x in range(a))


print(Scope.b, Scope.c)


def f():
    fs = [(lambda: x) for x in range(3)]
    gs = list((lambda: x) for x in range(3))
    return [f() for f in fs], [g() for g in gs]


print(f())
try:
    (x for x in 5)
except TypeError as e:
    print(e)
g = (1 // x for x in (1, 0, 2))
try:
    for v in g:
        print(v)
except ZeroDivisionError as e:
    print(e, list(g))
print(g.gi_code.co_name, g.__name__, g.__qualname__, g.gi_code.co_varnames, g.gi_code.co_argcount)
nested = ((y for y in range(x)) for x in range(3))
print([list(n) for n in nested])
print(any(x > 2 for x in iter([1, 3, 5])), max((len(w), w) for w in "a bb cc".split()))
print(dict((c, i) for i, c in enumerate("ab")), "".join(c for c in "abc" if c != "b"))


g = (x for x in "ab")
next(g)
print(g.send("ignored"))
total = 0
print(list(total := total + x for x in range(4)), total)

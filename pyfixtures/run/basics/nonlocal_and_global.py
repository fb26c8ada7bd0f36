# Scopes: nonlocal through several levels, global inside nested functions and classes, cells shared and apart, class scopes skipped.
x = "module"


def levels():
    x = "one"

    def two():
        nonlocal x
        x += " two"

        def three():
            nonlocal x
            x += " three"
            return x

        return three

    def sees():
        return x

    three = two()
    return sees(), three(), sees()


def skips_class():
    x = "function"

    class C:
        x = "class"

        def method(self):
            return x

        def change(self):
            nonlocal x
            x = "changed by method"

        y = x
        copied = [x]

    c = C()
    before = c.method()
    c.change()
    return before, c.method(), C.x, C.y, C.copied, x


def global_in_between():
    x = "hidden"

    def inner():
        global x
        x = "module changed"

        def innermost():
            return x

        return innermost()

    return inner(), x


def class_global():
    class C:
        global from_class, x
        from_class = "set in class body"
        x = "module again"
        own = x

    return hasattr(C, "x"), C.own, from_class


def class_nonlocal():
    n = 0

    class C:
        nonlocal n
        n = 5
        n += 1

    return n, hasattr(C, "n")


def shared_cells():
    fs = []
    for i in range(3):
        def f(j=i):
            return i, j

        fs.append(f)
    gs = [(lambda k: lambda: k)(i) for i in range(3)]
    return [f() for f in fs], [g() for g in gs], fs[0].__closure__[0] is fs[2].__closure__[0], gs[0].__closure__[0] is gs[1].__closure__[0]


def cells_by_hand():
    value = 1

    def get():
        return value

    cell = get.__closure__[0]
    cell.cell_contents = "set by hand"
    first = get(), value
    del cell.cell_contents
    try:
        get()
    except NameError as error:
        second = str(error)
    try:
        cell.cell_contents
    except ValueError as error:
        third = str(error)
    value = "back"
    Cell = type(cell)
    return first, second, third, get(), Cell(5).cell_contents, Cell(1) == Cell(1), Cell(1) < Cell(2), Cell() == Cell(), Cell() < Cell(1), repr(Cell()).endswith("empty>")


def parameter_cells(a, *b, c=3, **d):
    def change():
        nonlocal a, b, c, d
        a, b, c, d = d, c, b, a
        return a, b, c, d

    return a, b, c, d, change(), a, b, c, d


def counter():
    count = 0

    def up(n=1):
        nonlocal count
        count += n
        return count

    def reset():
        nonlocal count
        count, old = 0, count
        return old

    return up, reset


def recursive_closure():
    def even(n):
        return True if n == 0 else odd(n - 1)

    def odd(n):
        return False if n == 0 else even(n - 1)

    return even(10), odd(7), even.__code__.co_freevars, [c.cell_contents.__name__ for c in even.__closure__]


def exception_name_is_cell():
    try:
        raise ValueError("v")
    except ValueError as e:
        f = lambda: e
        inside = str(f())
    try:
        return inside, f()
    except NameError as error:
        return inside, str(error)


def import_binds():
    import math as m
    from math import sqrt, pi as p

    def uses():
        return m.floor(p), sqrt(16)

    return uses(), uses.__code__.co_freevars


for f in (levels, skips_class, global_in_between, class_global, class_nonlocal, shared_cells, cells_by_hand, recursive_closure, exception_name_is_cell, import_binds):
    print(f.__name__, f())
print(x, parameter_cells(1, 2, 3, c=4, e=5))
up, reset = counter()
up2, _ = counter()
print(up(), up(5), up2(), reset(), up(), up2(), up.__code__.co_freevars, up.__code__.co_cellvars, counter.__code__.co_cellvars)

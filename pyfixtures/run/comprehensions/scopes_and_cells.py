# What comprehensions bind, hide and leave: cells, walrus targets, globals, deleted and unbound names, locals().
x, y = "gx", "gy"


def hidden():
    x = "outer"
    out = [x for x in range(3)]
    return x, out


def unbound_after():
    [z for z in range(3)]
    return z


def cell_outside():
    fs = [lambda: x for x in "ab"]
    x = "later"
    g = lambda: x
    return [f() for f in fs], g()


def walrus():
    found = [last := i for i in range(4) if (double := i * 2) > 2]
    return found, last, double


def walrus_global():
    global made
    [made := n for n in "xyz"]
    return made


def walrus_nonlocal():
    total = 0

    def add(values):
        nonlocal total
        return [total := total + v for v in values]

    return add([1, 2, 3]), total


def deleted():
    a = 1
    del a
    return [a for _ in range(1)]


def deleted_inside_name():
    a = 5
    result = [a for a in range(2)]
    del a
    return result, "a" in locals()


def unbound_first():
    if False:
        a = 1
    out = [a for a in range(2)]
    return out, a


def seen_locals():
    a, b = 1, 2
    inside = [sorted(locals()) for c in range(1)]
    return sorted(locals()), inside[0] if "a" in inside[0] else "only its own"


def iterated_once():
    calls = []

    def source(n):
        calls.append(n)
        return range(n)

    out = [(i, j, k) for i in source(2) for j in source(i + 1) if j or not i for k in source(1)]
    return out, calls


def outer_in_iterable():
    i = [10, 20]
    return [i for i in i], i


def exception_restores():
    v = "kept"
    try:
        [1 // (1 - v) for v in range(3)]
    except ZeroDivisionError:
        pass
    return v


def cell_restored():
    v = "kept"
    keep = lambda: v
    try:
        [(lambda: v)() // 0 for v in range(3)]
    except ZeroDivisionError:
        pass
    return v, keep()


def nested_functions():
    def make(n):
        return [[(lambda a=a: a + b + n) for b in range(2)] for a in range(2)]

    return [[f() for f in row] for row in make(100)]


def star_targets():
    return [(a, rest) for a, *rest in ("abc", "de", "f")], {k: v for (k, (v, *_)) in {"a": "bcd"}.items()}, [d["k"] for d in [{}] for d["k"] in range(2)]


def attribute_target():
    class T:
        pass

    t = T()
    return [t.n + 1 for t.n in range(2)], t.n


def generator_is_late():
    n = 1
    g = (n for _ in range(2))
    n = 2
    return list(g)


def conditional_chain():
    return [i for i in range(20) if i % 2 if i % 3 == 0], [a if a else b for a, b in [(0, 1), (2, 3)]], [not i for i in range(2)], [1 < i < 4 for i in range(5)]


for f in (hidden, unbound_after, cell_outside, walrus, walrus_global, walrus_nonlocal, deleted, deleted_inside_name, unbound_first, seen_locals, iterated_once, outer_in_iterable,
          exception_restores, cell_restored, nested_functions, star_targets, attribute_target, generator_is_late, conditional_chain):
    try:
        print(f.__name__, f())
    except NameError as error:
        print(f.__name__, type(error).__name__, error)
print([x for x in "m"], x, [y for _ in "n"], {x: y for x, y in ["ab"]}, y)

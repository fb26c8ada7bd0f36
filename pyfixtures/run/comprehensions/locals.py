"""locals() inside comprehensions, functions, classes and modules."""


def f(a):
    inside = [sorted(k for k in locals() if k != ".0") for x in range(1)]
    after = sorted(locals())
    return inside, after


print(f(1))


def shared():
    x = "outer"
    seen = [(x, "x" in locals(), locals().get("x")) for x in range(2)]
    return seen, locals()["x"]


print(shared())


def with_cell():
    k = 1
    fs = [lambda: (x, k) for x in range(2)]
    names = sorted(locals())
    return names, [g() for g in fs]


print(with_cell())


class Body:
    a = 1
    inside = [sorted(k for k in locals() if k[0] not in "._") for x in range(1)]
    values = [locals().get("x") for x in range(2)]



print(Body.inside, Body.values)
module = [[k for k in ("x", "f", "module") if k in locals()] for x in range(1)]
print(module, "x" in globals())


def evaluated():
    return [vars()["x"] for x in range(2)], [dir().count("x") for x in range(1)]


print(evaluated())


def two():
    return [[sorted(k for k in locals() if k in "xy") for y in range(1)] for x in range(1)]


print(two())


def in_generator():
    x = "kept"
    yield [x for x in range(2)]
    yield x, sorted(locals())


print(list(in_generator()))


def conditional():
    if False:
        never = 1
    return ["never" in locals() for _ in range(1)]


print(conditional())

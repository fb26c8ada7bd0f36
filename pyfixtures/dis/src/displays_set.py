def built(a, b):
    return {a}, {a, b}, {1, 2, 3}, {(a, 1), (b, 2)}, {"one", "two", "three"}


def tested(a):
    return a in {1, 2, 3}, a not in {"x", "y"}, a in [1, 2], a in (a, 2), a in {}

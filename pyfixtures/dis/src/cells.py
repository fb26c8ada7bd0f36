def outer(a, b):
    c = a
    d = 1

    def middle(e, f=b):
        def inner(g):
            return a, c, e, g, d, [c for _ in g]
        return inner, lambda: (a, e, f)
    d = middle
    for c in b:
        yield middle
    with a as d:
        d += c
    return


def recursive(n):
    def countdown(m):
        return m and countdown(m - 1)
    return countdown(n)


def arguments(*args, **kwargs):
    return lambda: (args, kwargs)

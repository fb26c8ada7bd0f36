def plain(a, b=1, c=None, d=[], *args, **kwargs):
    return a, b, c, d, args, kwargs


def nested(x):
    def inner(y=x, z=lambda w=x: w):
        return y, z
    return inner, lambda *a, **k: (a, k)


def tuples(a=(1, 2), b=((), "x")):
    return a + b

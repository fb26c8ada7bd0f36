def only(a, *, b, c=1, **k):
    return a, b, c, k


def after(*args, b=2, c):
    return lambda *, d=b, e: (args, d, e, c)

def both(a, b=1, /, c=2, *, d, e=3):
    return lambda x, /: (a, b, c, d, e, x)

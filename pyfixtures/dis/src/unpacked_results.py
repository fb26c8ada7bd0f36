def returned(a):
    for x in *a, 1:
        yield x, *a
    return *a, 2

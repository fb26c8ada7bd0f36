def unpack(a):
    first, *rest = a
    *rest, last = a
    first, *middle, last = a
    (x, *y), *z = a
    [*everything] = a
    a.x, *a[0] = a
    for head, *tail in a:
        print(head, tail)

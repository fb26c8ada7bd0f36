def unpack(a):
    b, c = a
    [d, e, f] = a
    (g, (h, [i, j])), k = a
    b, c = c, b
    b, c, d = d, c, b
    b, c, d, e = e, d, c, b
    b, c, d, e, f = f, e, d, c, b
    a = b = c = d
    a.x, a[0] = b, c
    (only,) = a
    x, y = 1, 2
    return locals()

def subscripts(a, i):
    a[0] = a[i]
    a[i, 1] = a[(i,)], a["key"]
    a[i][0][-1] = a[a[i]]
    a[i] += 1
    a[i][0] -= a[1]
    a.b[i].c **= 2
    del a[i], a[0][1], a[i, 1]
    return a[None], a[True], a[1.5]

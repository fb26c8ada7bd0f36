def reads(a, i, j):
    return a[:], a[i:], a[:j], a[i:j], a[i:j:2], a[::i], a[::-1], a[1:2], a[i:j, 0], a[...]


def writes(a, i, j):
    a[:] = i
    a[i:] = i
    a[:j] = i
    a[i:j] = i
    a[i:j:2] = i
    a[1:2] = a[2:1]


def deletes(a, i, j):
    del a[:]
    del a[i:]
    del a[:j]
    del a[i:j]
    del a[i:j:2]


def updates(a, i, j):
    a[:] += i
    a[i:] -= i
    a[:j] *= i
    a[i:j] |= i
    a[::2] += i

# Frames, and what generators keep of theirs, take memory too.
import sys

sys.setrecursionlimit(10**9)


def deep(n):
    return deep(n + 1)


def wide(a):
    b = c = d = e = f = g = h = i = j = k = l = m = n = o = p = q = r = s = t = u = v = w = x = y = z = a
    yield [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z]


if sys.argv[1] == "deep":
    try:
        deep(0)
    except MemoryError:
        print("MemoryError")
else:
    kept = []
    try:
        while True:
            g = wide(None)
            next(g)
            kept.append(g)
    except MemoryError:
        n, kept = len(kept), None
        print("MemoryError", n < 200_000)

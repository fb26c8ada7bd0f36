import sys, os.path as path
from math import (sin, cos as cosine)


def loops(items):
    total = 0
    for item in items:
        if item < 0:
            continue
        elif item > 100:
            break
        total += item
    else:
        total = -total
    while total > 10:
        try:
            total -= 1
            if total == 20:
                continue
            if total == 15:
                break
        finally:
            total -= 1
    return total


def handlers(f):
    try:
        with f() as g, f():
            g.x = 1
            del g.x
    except (ValueError, KeyError) as error:
        raise RuntimeError(error)
    except TypeError:
        pass
    else:
        return 1
    finally:
        f(1)
    try:
        return f(None)
    except Exception:
        raise


def generator(n):
    for i in range(n):
        got = yield i
        if not got and (i or n):
            yield -i


def display(a, b):
    d = {"a": a, b: [a, b], 1: {a, b}}
    d["x"] = a[1:2] + a[:] + b[1:] + b[:2]
    a[1:2] = b[:]
    a[1:2] += b
    del a[1:], b[:], a[0], d["x"]
    assert a is not b, "message"
    x, (y, z) = a
    x = y = z
    x **= y // z
    x <<= y >> z & 3 | 4 ^ 5
    return [i for i in a if i], {i: i for i in b}, {i for i in d}, (i for i in a), a if b else d


if sys.argv and path:
    print("%r" % (sin, ))

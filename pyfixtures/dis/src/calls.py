import os.path as path, sys
from collections import abc, deque as queue
from math import *


def calls(f, *args, **kw):
    f()
    f(1, 2, key=3)
    f(*args)
    f(1, *args, key=2, **kw)
    f.method(1)
    f.method(1, key=2)
    f.attr.other[0].third = f.x.y
    f[1:2], f[1:2:3], f[::-1], f[...]
    f[0] += 1
    f.count -= 1
    del f.attr, f[0]
    print(f"{f!r:>{10}} {args} {kw!s} {sys=}")
    return path, abc, queue


@calls
@calls(1)
def decorated():
    """With a docstring."""

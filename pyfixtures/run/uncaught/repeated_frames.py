# Lines of a traceback that repeat are folded, from the fourth on.
import sys


def recursive(n):
    if n == 0:
        raise ValueError("end")
    recursive(n - 1)


def ping(n):
    return pong(n)


def pong(n):
    if n == 0:
        raise KeyError("end")
    return ping(n - 1)


def two_places(n):
    if n == 0:
        return 1 / 0
    if n % 2:
        return two_places(n - 1)
    return two_places(n - 1) + 1


for depth in (1, 2, 3, 4, 5, 6, 20):
    try:
        recursive(depth)
    except ValueError:
        sys.excepthook(*sys.exc_info())
for f, depth in ((ping, 4), (two_places, 9)):
    try:
        f(depth)
    except Exception:
        sys.excepthook(*sys.exc_info())
try:
    try:
        recursive(5)
    except ValueError:
        recursive(6)
except ValueError:
    sys.excepthook(*sys.exc_info())
recursive(8)

"""What is left at the end of a program is finalised."""
import _weakref


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


d = D("global")
c = D("in a cycle")
c.c = c


def f():
    return d


print("last line")

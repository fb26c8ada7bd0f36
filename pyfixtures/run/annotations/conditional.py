# fixture: since 3.14
"""Annotations in branches and loops count when they are reached."""


class Manager:
    def __enter__(self): ...

    def __exit__(self, *args): ...


class Flags:
    always: int
    if True:
        yes: int
    if False:
        no: int
    for i in range(2):
        looped: int
        if i == 5:
            never: int
    try:
        tried: int
        1 / 0
        untried: int
    except ZeroDivisionError:
        handled: int
    finally:
        final: int
    with Manager():
        inside_with: int


print(list(Flags.__annotations__))


def make(n):
    class K:
        if n > 0:
            positive: int
        elif n < 0:
            negative: int
        else:
            zero: int
        while n > 1:
            large: "n"
            break

    return list(K.__annotations__)


print(make(1), make(-1), make(0), make(5))
if len("abc") == 3:
    three: int
else:
    other: int
import sys

print(list(sys.modules["__main__"].__annotations__))

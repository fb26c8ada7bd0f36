"""Calls of closures, and variables in cells."""


def counter():
    count = 0

    def add(n):
        nonlocal count
        count += n
        return count

    return add


def loop(n):
    add = counter()
    for i in range(n):
        add(i)
    return add(0)


loop(50000)

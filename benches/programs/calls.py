"""Calls of functions: positional, default and keyword arguments, and of builtins."""


def add(a, b):
    return a + b


def scaled(a, factor=2, *, offset=1):
    return a * factor + offset


def variadic(*args, **options):
    return len(args) + len(options)


def loop(n):
    total = 0
    for i in range(n):
        total = add(total, i) & 0xFFFFF
        total += scaled(i) + scaled(i, 3) + scaled(i, offset=2)
        total += variadic(i, total) + variadic(i, x=1) + abs(-i) + max(i, 3)
    return total


print("calls", loop(600000))

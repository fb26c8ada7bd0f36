"""Switching to and from a generator."""


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def loop(n):
    total = 0
    for i in count(n):
        total += i
    return total


loop(100000)

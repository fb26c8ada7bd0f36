"""Closures: made, called, and variables that they share."""


def counter(start):
    count = start

    def add(n):
        nonlocal count
        count = count + n & 0xFFFFF
        return count

    def get():
        return count

    return add, get


def loop(n):
    total = 0
    for i in range(n):
        add, get = counter(i)
        for j in range(8):
            add(j)
        total += get() + (lambda x: x + i)(1)
    return total


print("closures", loop(350000))

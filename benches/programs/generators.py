"""Generators: pipelines, delegation, send, and comprehensions over them."""


def numbers(n):
    for i in range(n):
        yield i


def odd(source):
    for n in source:
        if n & 1:
            yield n


def squared(source):
    for n in source:
        yield n * n


def pairs(source):
    for a in source:
        b = next(source, None)
        if b is None:
            return a
        yield a, b


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def averager():
    total = count = 0
    average = 0
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


def main():
    total = 0
    for a, b in pairs(squared(odd(numbers(2_400_000)))):
        total += b - a
    nodes = sum(tree(15))
    average = averager()
    next(average)
    for i in range(1_200_000):
        result = average.send(i)
    lazy = sum(x * y for x in range(1000) for y in range(800) if (x + y) % 3)
    print("generators", total, nodes, result, lazy)


main()

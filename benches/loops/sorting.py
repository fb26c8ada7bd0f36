"""Sorting of ints, floats, strings and tuples, and by a key."""


def loop(n):
    seed, numbers = 1, []
    for _ in range(n):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        numbers.append(seed)
    for items in (numbers, [x / 3 for x in numbers], [str(x) for x in numbers], [(x & 7, x) for x in numbers]):
        sorted(items)
    numbers.sort(key=lambda x: -x)
    return numbers


loop(5000)

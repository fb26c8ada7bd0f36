"""Loops over ranges, counters and nested ones, with branches."""


def loop(n):
    total = 0
    for i in range(n):
        for j in range(20):
            if i & j == 3:
                continue
            total += i ^ j
        k = i
        while k > 0:
            k >>= 2
            total -= 1
    return total


print("loops", loop(250000))

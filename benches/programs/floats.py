"""Arithmetic of floats in local variables."""


def loop(n):
    x, y, total = 0.5, 0.25, 0.0
    for i in range(n):
        x = x * 3.7 * (1.0 - x)
        y = (y + x) / 2.0 - 0.125
        if y < x:
            total += x - y
        else:
            total -= i * 1e-9
    return total


print("floats", loop(4000000))

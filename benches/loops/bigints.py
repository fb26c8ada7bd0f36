"""Ints of more than one machine word."""


def loop(n):
    modulus, x = 2**127 - 1, 3**70
    for i in range(n):
        x = (x * x + i) % modulus
        x ^= x >> 60
    return x


loop(20000)

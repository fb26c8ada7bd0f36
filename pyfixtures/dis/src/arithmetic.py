def binary(a, b):
    return a + b - a * b / a // b % a ** b << a >> b & a ^ b | a


def in_place(a, b):
    a += b
    a -= b
    a *= b
    a /= b
    a //= b
    a %= b
    a **= b
    a <<= b
    a >>= b
    a &= b
    a ^= b
    a |= b
    return a


def unary(a):
    return -a, +a, ~a, not a, not not a, - - a

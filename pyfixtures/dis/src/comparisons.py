def compare(a, b):
    yield a < b, a <= b, a == b, a != b, a > b, a >= b
    yield a in b, a not in b, a is b, a is not b
    yield a < b < 3, a == b != 3 > a >= b <= 1
    yield a is None, a is not None, not a in b, not a is b


def branches(a, b):
    if a < b:
        return 1
    if a in b and a is not b:
        return 2
    while a >= b > 2:
        a = a - 1
    return a == b or a != b

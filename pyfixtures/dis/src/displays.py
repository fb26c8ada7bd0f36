def displays(a, b, *rest):
    first, *middle, last = rest
    (x, y), z = a
    empty = [], (), {}
    built = [a, b, *rest], (*rest, a), {*rest, a}, {"k": a, **b}, {1: a, 2: b}
    fixed = [1, 2, 3], {1, 2, 3}
    listed = [n * 2 for n in a if n]
    sets, dicts = {n for n in a}, {n: m for n in a for m in b}
    lazy = (n async for n in a) if b else (n for n in listed)
    ops = a + b - x * y / z // a % b ** 2 @ x << 1 >> 2 & y | z ^ a
    x += 1; x -= 1; x *= 2; x /= 2; x //= 2; x %= 2; x **= 2; x @= 2; x <<= 1; x >>= 1; x &= 1; x |= 1; x ^= 1
    unary = -a, +a, ~a, not a
    if (n := len(a)) > 1:
        return first, middle, last, empty, built, fixed, sets, dicts, lazy, ops, unary, n

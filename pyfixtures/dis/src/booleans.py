def short(a, b, c):
    x = a and b or c
    y = (a or b) and (b or c)
    z = not (a and not b)
    if a and b or not c:
        return x
    if not (a or b) and c:
        return y
    return z and x or y and not z


def chained(a, b, c):
    return a and b and c, a or b or c, a and (b or c), (a and b) or c

def loops(items, limit):
    total = 0
    for index, item in enumerate(items):
        if not item or index > limit:
            continue
        while item:
            item -= 1
            if item == 3:
                break
        else:
            total += item
    return total if total is not None else -1


def chain(a, b, c):
    x = a < b < c
    y = a and b or c
    if a is None:
        return x
    if b is not None and c not in b:
        return y
    assert a, "message"
    return a if b else c

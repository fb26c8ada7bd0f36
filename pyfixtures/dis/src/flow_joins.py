def joins(a, b):
    if a:
        if b:
            x = 1
        else:
            x = 2
    elif b:
        while b:
            b -= 1
            if a:
                x = 3
                break
        else:
            x = 4
    else:
        try:
            x = a[b]
        except KeyError:
            x = 5
    return x


def search(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            return index
        elif item is None:
            continue
        for part in item or ():
            if part == wanted:
                return index, part
    return -1

top = 1
other = top


def uses():
    global top, made
    top = 2
    made = top
    top += len(other)
    for made in top:
        del made
    local = absent
    return local, missing.attr, missing()


class Scope:
    global made
    made = 1
    value = made
    inner = value, top, len

def ladder(a):
    if a == 1:
        return "one"
    elif a == 2:
        return "two"
    elif not a:
        pass
    else:
        return "many"


def ternary(a, b):
    c = a if b else (b if a else None)
    return (a if a is None else b) if c is not None else [c if b else a]


def constant():
    if 1:
        a = 2
    if None:
        a = 3
    if "text" and not ():
        a = 4
    while 1:
        a += 1
        if a > 9:
            return a

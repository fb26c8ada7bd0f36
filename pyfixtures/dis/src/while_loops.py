def loops(n):
    while n:
        n = n - 1
        if n == 3:
            continue
        elif n == 2:
            break
    else:
        n = 10
    while True:
        if n:
            break
    while n and not n % 2:
        while n > 5:
            n = n // 2
            if n < 2:
                break
        else:
            continue
        break
    return n


def until(a):
    while a is None:
        a = a()
    while a is not None:
        a = a()
    while a.x is None or a.y is not None:
        a = a.z

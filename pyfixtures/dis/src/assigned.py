def walrus(a):
    if (n := len(a)) > 1 and (m := a[n]):
        return [last := x for x in a if (y := x)], m, last
    while chunk := a.read(n):
        print(chunk, (z := 1) + z)


def captured(a):
    return [b := x for x in a], lambda: b

def managers(f):
    with f:
        f(1)
    with f as a:
        return a
    with f(2) as (a, b), f(3) as f.attr:
        f(a, b)


def exits(f):
    for item in f:
        with item as inner:
            if inner:
                break
            if item:
                continue
            return inner
    with f:
        with f(4) as f[0]:
            raise ValueError(f)


with open("x") as file:
    text = file.read()

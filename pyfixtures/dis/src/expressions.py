def deep(a, b, c):
    return ((a + b) * (c - a) / ((b + c) ** 2) - a.b(c)[a, b:c].d(-a)(~b), [a, (b, {c: [a]})])


def statements(a):
    a
    a.b
    a[0]
    a()
    a + 1
    -a
    a < 1
    "text"
    (a, a)
    [a]

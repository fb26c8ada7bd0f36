def product(a, b):
    a @= b
    a.m @= b.m
    return a @ b @ [1]

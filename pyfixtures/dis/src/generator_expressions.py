def lazy(a, b):
    plain = (x for x in a)
    filtered = (x for x in a if x > 1 if b)
    nested = ((x, y) for x in a for y in x)
    return sum(x * b for x in plain), list(y for y in (z for z in filtered)), nested


total = sum(n for n in range(3))

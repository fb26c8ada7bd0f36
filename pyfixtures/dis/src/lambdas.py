plain = lambda: None
several = lambda a, b=1, *c, **d: (a, b, c, d)
nested = lambda a: lambda b: lambda c: a + b + c
chosen = (lambda a: a) if plain else lambda b: -b
sorted([], key=lambda item: (item[0], -item[1]))

def built(a, b):
    sets = {x for x in a}, {x for x in a if x for y in x}
    dicts = {k: v for k, v in a}, {x: {y: b for y in x} for x in a if b}
    return sets, dicts, {a: b for a in b for b in a}


table = {str(n): n for n in range(3)}

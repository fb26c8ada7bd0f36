def built(a, b):
    return [*a], [*a, *b], [a, *b, a], (*a,), (*a, *b), (1, *a, 2), {*a}, {*a, *b, 1}, {**a}, {**a, **b}, {1: a, **b, 2: b}

def reduced(a):
    return all(x for x in a), any(x > 1 for x in a), tuple(x for x in a), list(x for x in a), set(x for x in a)

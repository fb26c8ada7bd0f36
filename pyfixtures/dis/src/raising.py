def raising(a):
    if a == 1:
        raise ValueError
    if a == 2:
        raise ValueError("text", a)
    try:
        a()
    except a.Error:
        raise
    raise a.b(a)

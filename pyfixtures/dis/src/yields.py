def generator(n):
    yield
    yield n
    x = yield
    y = yield x
    while (yield y):
        try:
            z = (yield 1) + (yield 2)
        finally:
            yield z
    lambda: (yield)
    return

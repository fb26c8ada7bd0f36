def generator(n):
    yield from n
    x = yield from range(n)
    try:
        return (yield from x)
    except ValueError:
        yield from ()

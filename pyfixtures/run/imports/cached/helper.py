# fixture: cached
VALUE = "from the cache"

def f():
    return lambda: (lambda: 1)

def fails():
    raise ValueError("here")

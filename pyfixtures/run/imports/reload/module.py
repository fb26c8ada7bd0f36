counter = 1
where = __name__
def f():
    return counter

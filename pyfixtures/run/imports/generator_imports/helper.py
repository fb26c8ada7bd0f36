def scale(i):
    return i * 10
def fail():
    raise RuntimeError("x")

if __name__ == "module":
    x = 0
y = x + 1
def f():
    return y

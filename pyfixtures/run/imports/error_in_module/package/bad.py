def fail(n):
    return 1 / n

fail(0)

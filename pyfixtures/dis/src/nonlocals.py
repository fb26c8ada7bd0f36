def counter():
    count = total = 0

    def step(n):
        nonlocal count, total
        count += 1
        total = n
        del total
        return count
    del total
    return step

def divide(a, b):
    return a / b


def average(values):
    total = sum(values)
    return divide(total, len(values))


def report(groups):
    for name in groups:
        print(name, average(groups[name]))


report({"one": [1, 2, 3], "none": []})

"""A call of a Python function a round."""


def add(a, b):
    return a + b


def main():
    total = 0
    for i in range(50000):
        total = add(total, i)
    return total


main()

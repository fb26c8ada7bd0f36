"""co_lnotab, deprecated since 3.12."""


def f(x):
    y = (
        x
        + 1
    )
    return y


print(f.__code__.co_lnotab)

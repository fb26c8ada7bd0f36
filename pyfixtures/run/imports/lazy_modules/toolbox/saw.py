from . import hammer


def use():
    return f"rrr after {hammer.use()}"

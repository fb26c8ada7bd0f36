"""Raising and catching, in the same frame and through one."""


def fail(i):
    raise KeyError(i)


def loop(n):
    caught = 0
    for i in range(n):
        try:
            fail(i)
        except KeyError:
            caught += 1
        try:
            raise ValueError
        except ValueError:
            pass
        finally:
            caught += 1
    return caught


loop(20000)

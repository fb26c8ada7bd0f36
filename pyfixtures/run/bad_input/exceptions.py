# Long chains of exceptions, and deep groups.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def chained(n, attribute):
    error = None
    for i in range(n):
        link = ValueError(i)
        setattr(link, attribute, error)
        error = link
    return error


for attribute in ("__context__", "__cause__"):
    error, n = chained(2000, attribute), 0
    while error is not None:
        error, n = getattr(error, attribute), n + 1
    print(attribute, n)


def finally_raises(n):
    try:
        if n:
            finally_raises(n - 1)
        else:
            1 / 0
    finally:
        raise KeyError(n)


try:
    finally_raises(300)
except KeyError as error:
    n, link = 0, error
    while link is not None:
        link, n = link.__context__, n + 1
    print(error, n)

a, b = ValueError("a"), ValueError("b")
a.__context__, b.__context__ = b, a
try:
    try:
        raise a
    except ValueError:
        raise b
except ValueError as error:
    print(error, error.__context__, error.__context__.__context__)


class Text(Exception):
    def __str__(self):
        return str(self)


print(outcome(str, Text()))

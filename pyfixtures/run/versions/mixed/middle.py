# fixture: compiled by 3.12
import base
from base import Base, Guard


class Middle(Base, tag="mid"):
    __slots__ = ()

    def __init__(self, value):
        super().__init__([value])

    def compare(self, other, **options):
        return [super(Middle, self).compare(other, **options), __class__.__name__]


def delegate(n):
    result = yield from base.numbers(n)
    yield result
    squares = [x * x for x in range(n) if all(x != y for y in (2, 5))]
    table = {k: [v + len(squares) for v in range(k)] for k in squares}
    yield squares, table, {s % 3 for s in squares}


def guarded(log, error):
    with Guard(log, (ValueError,)), Guard(log):
        if error:
            raise error
        return "left by return"
    return "swallowed"


def translate(depth):
    try:
        base.fail(depth)
    except LookupError as error:
        error.add_note("seen in middle")
        raise RuntimeError("translated") from error


def shout(function):
    def wrapper(*args, **kwargs):
        return str(function(*args, **kwargs)).upper()

    wrapper.__name__ = function.__name__
    return wrapper

# fixture: since 3.12
"""itertools.batched, whose `strict` came in 3.13."""
import itertools


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


print(list(itertools.batched("ABCDEFG", 3)), list(itertools.batched([], 2)), list(itertools.batched(range(4), n=2)))
attempt(itertools.batched, [1], 0)
attempt(itertools.batched, [1], "a")
attempt(itertools.batched, 1, 2)
attempt(itertools.batched, [1])
attempt(lambda: list(itertools.batched("ABC", 2, strict=True)))
attempt(lambda: list(itertools.batched("ABCD", 2, strict=True)))
attempt(lambda: list(itertools.batched("ABCD", 2, strict=[])))


def broken():
    yield 1
    yield 2
    yield 3
    raise KeyError("no")


b = itertools.batched(broken(), 2)
attempt(next, b)
attempt(next, b)
attempt(next, b)

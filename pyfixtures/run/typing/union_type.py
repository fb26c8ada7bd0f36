# What `X | Y` makes, which is `typing.Union` from 3.14 on.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


union = int | str
kind = type(union)
print(kind, kind.__name__, kind.__qualname__, kind.__module__, union.__module__, union.__args__, union.__parameters__)
t(lambda: union.__name__)
t(lambda: union.__origin__)
t(lambda: kind[int, str])
t(lambda: kind[None, int])
t(lambda: kind[int])
t(lambda: kind[()])
t(kind)
t(lambda: int | 3)
t(lambda: type("X", (union,), {}))
t(lambda: hash(int | str) == hash(str | int))
t(lambda: (int | list[int]) == (list[int] | int))
print(sorted(vars(kind)))

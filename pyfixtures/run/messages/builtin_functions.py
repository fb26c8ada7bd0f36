# What builtin functions say of wrong arguments.


def show(label, f, *args, **kwargs):
    try:
        print(label, "->", type(f(*args, **kwargs)).__name__)
    except Exception as error:
        print(label, "->", type(error).__name__, error)



def function(*args):
    return args


functions = [abs, aiter, all, anext, any, ascii, bin, callable, chr, delattr, divmod, format, getattr, hasattr, hex, isinstance,
             issubclass, iter, len, max, min, next, oct, ord, pow, round, setattr, sorted, sum]
shapes = [((), {}), ((None,), {}), ((1,), {}), (("x",), {}), ((1.5,), {}), (([],), {}), ((b"y",), {}), ((None, None), {}),
          ((1, 2), {}), (("a", "b"), {}), ((1, 2, 3), {}), (("a", "b", "c"), {}), ((1, 2, 3, 4), {}), ((), {"bogus": 1}),
          ((1,), {"bogus": 1}), ((1, 2), {"bogus": 1}), ((10**30,), {}), (([1, "a"],), {}), ((1, (int, 1)), {}), (([1],), {"key": 1}),
          (([],), {"default": 1}), ((1, 2), {"default": 1}), ((2, -1, 0), {}), ((1.5, 2, 3), {}), ((0, -1), {}), ((float("nan"),), {})]
for f in functions:
    for args, kwargs in shapes:
        show(f"{f.__name__}{args}{kwargs or ''}", f, *args, **kwargs)
for f in (map, filter, zip, enumerate, reversed):
    for args, kwargs in shapes:
        show(f"{f.__name__}{args}{kwargs or ''}", f, *args, **kwargs)

"""What differs between versions: reduce's keyword, a partial in a class, placeholders."""
import _functools as f


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


attempt(f.reduce)
attempt(f.reduce, 1, 2, 3, 4)


class C:
    p = f.partial(lambda *args: len(args), 1)


attempt(C().p)
attempt(C.p)
print(hasattr(f.partial, "__get__"))
if hasattr(f, "Placeholder"):
    attempt(f.reduce, max, [], initial=3)
    _ = f.Placeholder
    print(_, type(_), type(_)() is _)
    p = f.partial(lambda *a, **k: (a, k), _, 2, _, 4)
    attempt(p, 1, 3)
    attempt(p, 1, 3, 5, x=1)
    attempt(p, 1)
    attempt(f.partial, p, _)
    print(f.partial(p, 9).args, f.partial(p, _, 9).args)
    attempt(f.partial, print, x=_)
    attempt(type(_), 1)
    print(p.args, repr(f.partial(pow, _, 2)))

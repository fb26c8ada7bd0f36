"""`__enter__` and `__exit__` written in Python: their frames, errors in them, in generators too."""
import sys


class Manager:
    def __init__(self, name, swallows=(), fails=""):
        self.name, self.swallows, self.fails = name, swallows, fails

    def __enter__(self):
        frame = sys._getframe(1)
        print(self.name, "enter from", frame.f_code.co_name, frame.f_lineno)
        if self.fails == "enter":
            raise ValueError("enter")
        return self

    def __exit__(self, kind, value, traceback):
        frame = sys._getframe(1)
        print(self.name, "exit from", frame.f_code.co_name, frame.f_lineno, kind and kind.__name__, value)
        handled = sys.exc_info()[0]
        print("  handled", handled and handled.__name__, traceback and traceback.tb_lineno)
        if self.fails == "exit":
            raise IndexError("exit")
        return kind in self.swallows


def lines(error):
    tb, found = error.__traceback__, []
    while tb:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return found


def plain(**options):
    with Manager("a", **options) as a, Manager("b") as b:
        print("in", a.name, b.name)
        {}["missing"]
    return "swallowed"


def show(f, **options):
    try:
        print(f(**options))
    except Exception as error:
        print(repr(error), repr(error.__context__), lines(error))


show(plain)
show(plain, swallows=(KeyError,))
show(plain, fails="enter")
show(plain, fails="exit")


def generator(**options):
    with Manager("g", **options):
        yield 1
        raise KeyError("inside")
    yield "swallowed"


show(lambda: list(generator()))
show(lambda: list(generator(swallows=(KeyError,))))
show(lambda: list(generator(fails="exit")))
g = generator()
next(g)
g.close()


class Lazy:
    """An `__exit__` that takes what it gets, and an `__enter__` that is a generator function."""

    def __enter__(self):
        yield "entered"

    def __exit__(self, *args):
        return len(args)


def lazy():
    with Lazy() as entered:
        print(list(entered))
        raise ValueError("swallowed")
    return "behind"


show(lazy)


class Defaults:
    def __enter__(self, extra=1):
        return extra

    def __exit__(self, kind, value, traceback, extra=2):
        print("extra", extra)


def defaults():
    with Defaults() as extra:
        return extra


show(defaults)


def kinds():
    for kind in (KeyError, object, (KeyError, IndexError), 3):
        try:
            try:
                raise KeyError("k")
            except kind:
                print("caught by", kind)
        except TypeError as error:
            print(error, repr(error.__context__))


kinds()


def identity(value):
    return [value is None, value is not KeyError, (value is None) is (not value), None is None is not value]


print(identity(None), identity(KeyError), identity(0))

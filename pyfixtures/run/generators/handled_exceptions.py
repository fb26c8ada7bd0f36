"""Generators keep the exception that they handle to themselves."""
import sys


def current():
    return repr(sys.exc_info()[1])


def handling():
    try:
        raise ValueError("inside")
    except ValueError:
        yield current()
        yield current()
        try:
            raise KeyError("deeper")
        except KeyError:
            yield current()
        yield current()
    yield current()


g = handling()
print(next(g), current())
try:
    raise RuntimeError("caller")
except RuntimeError:
    print(next(g), current())
    print(next(g), current())
print(next(g), current())
try:
    raise LookupError("again")
except LookupError:
    print(next(g), current())
print(current())


def chains():
    yield
    raise TypeError("in the generator")


g = chains()
next(g)
try:
    try:
        raise OSError("handled by the caller")
    except OSError:
        next(g)
except TypeError as e:
    print(repr(e.__context__))


def delegating():
    try:
        raise ValueError("outer generator")
    except ValueError:
        yield from inner()
        yield current()


def inner():
    yield current()
    try:
        raise KeyError("inner generator")
    except KeyError:
        yield current()


g = delegating()
print(next(g), next(g), next(g))


def bare_raise():
    yield
    raise


g = bare_raise()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e)
g = bare_raise()
next(g)
try:
    try:
        raise ValueError("reraised through the generator")
    except ValueError:
        next(g)
except ValueError as e:
    print(e)


def in_finally():
    try:
        yield
    finally:
        print("  finally sees", current())


g = in_finally()
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError:
    pass
g = in_finally()
next(g)
g.close()
g = in_finally()
next(g)
next(g, None)

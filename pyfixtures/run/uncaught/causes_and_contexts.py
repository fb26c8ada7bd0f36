# Which causes and contexts are shown, in which order, and that cycles end.
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


def make(text, cause=None, context=None, suppress=None):
    error = ValueError(text)
    error.__cause__, error.__context__ = cause, context
    if suppress is not None:
        error.__suppress_context__ = suppress
    return error


show(make("cause", cause=make("of it")))
show(make("context", context=make("before"), suppress=False))
show(make("hidden", context=make("unseen"), suppress=True))
show(make("both", cause=make("the cause"), context=make("the context")))
show(make("three", cause=make("two", cause=make("one"))))
show(make("mixed", cause=make("two", context=make("one"), suppress=False)))
a, b = make("a"), make("b")
a.__cause__, b.__cause__ = b, a
show(a)
a, b = make("a", suppress=False), make("b", suppress=False)
a.__context__, b.__context__ = b, a
show(b)
a = make("itself")
a.__cause__ = a
show(a)


def first():
    raise KeyError("first")


def second():
    try:
        first()
    except KeyError as error:
        raise TypeError("second") from error


def third():
    try:
        second()
    except TypeError:
        raise ValueError("third")


def fourth():
    try:
        third()
    finally:
        1 / 0


fourth()

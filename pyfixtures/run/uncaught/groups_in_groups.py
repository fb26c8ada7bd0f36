# Groups with causes, contexts, notes and nested groups, wide and deep ones.
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


def raised(error, cause=None):
    try:
        raise error from cause
    except type(error) as caught:
        return caught


def noted(error, *notes):
    for note in notes:
        error.add_note(note)
    return error


show(ExceptionGroup("flat", [ValueError(1), TypeError("two\nlines"), KeyError("three")]))
show(raised(ExceptionGroup("raised", [raised(ValueError(1)), raised(TypeError("t"), cause=LookupError("no"))])))
show(noted(ExceptionGroup("noted", [noted(ValueError("v"), "one", "two\nlines")]), "of the group"))
show(ExceptionGroup("outer", [ExceptionGroup("middle", [ExceptionGroup("inner", [ValueError("deep")]), KeyError("k")]), IndexError("i")]))
show(ExceptionGroup("wide", [ValueError(i) for i in range(20)]))
deep = ValueError("bottom")
for i in range(14):
    deep = ExceptionGroup(f"level {i}", [deep])
show(deep)
try:
    try:
        raise ExceptionGroup("context", [ValueError("first")])
    except ExceptionGroup:
        raise KeyError("second")
except KeyError as error:
    show(error)
try:
    try:
        raise KeyError("before")
    except KeyError:
        raise ExceptionGroup("after", [ValueError("inside")]) from None
except ExceptionGroup as error:
    show(error)
raise BaseExceptionGroup("last", [KeyboardInterrupt(), raised(ValueError("x"))])

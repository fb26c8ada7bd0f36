# except* inside except*, with what is raised anew inside.
def show(group, depth=0):
    print("  " * depth + f"{type(group).__name__}: {group}")
    for inner in getattr(group, "exceptions", ()):
        show(inner, depth + 1)


tree = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("middle", [KeyError(2), ValueError(3), ExceptionGroup("deep", [OSError(4)])])])
try:
    try:
        raise tree
    except* ValueError as caught:
        show(caught)
        try:
            raise ExceptionGroup("within", [TypeError("t"), caught])
        except* TypeError as types:
            show(types)
except* KeyError as keys:
    show(keys)
except* OSError as errors:
    show(errors)
except* ValueError as values:
    show(values)


def several():
    try:
        raise ExceptionGroup("several", [ValueError("v"), TypeError("t"), KeyError("k")])
    except* ValueError:
        raise LookupError("instead of the value")
    except* TypeError as e:
        raise RuntimeError("instead of the type") from e


try:
    several()
except BaseException as error:
    show(error)
    print([type(e.__context__).__name__ for e in error.exceptions], error.exceptions[1].__cause__ if len(error.exceptions) > 1 else None)
try:
    try:
        raise ValueError("bare")
    except* ValueError as wrapped:
        show(wrapped)
        raise
except ValueError as error:
    print("again", repr(error), error.__context__)
except ExceptionGroup as error:
    show(error)
for kind in (ExceptionGroup, (ValueError, BaseExceptionGroup), 5):
    try:
        try:
            raise ValueError
        except* kind:
            print("caught")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# except* with loops, functions and handlers around: what continues, what returns, what is raised on the way.
def tree(group, depth=0):
    pad = "  " * depth
    if isinstance(group, BaseExceptionGroup):
        print(f"{pad}{type(group).__name__} {group.message}")
        for inner in group.exceptions:
            tree(inner, depth + 1)
    else:
        print(f"{pad}{group!r} context={group.__context__!r} cause={group.__cause__!r}")


def attempt(f):
    try:
        print("returned", f())
    except BaseException as error:
        tree(error)


def make():
    return ExceptionGroup("all", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3), OSError(4)]), KeyError(5)])


def loops():
    seen = []
    for n in range(4):
        try:
            if n == 1:
                continue
            if n == 3:
                break
            raise make()
        except* ValueError as group:
            seen.append((n, len(group.exceptions)))
        except* (TypeError, OSError, KeyError) as group:
            seen.append((n, [type(e).__name__ for e in group.exceptions]))
        else:
            seen.append("else")
        finally:
            seen.append("finally")
    return seen


def raises_new():
    try:
        raise make()
    except* ValueError:
        raise RuntimeError("new")
    except* TypeError as group:
        raise LookupError("chained") from group


def raises_same():
    try:
        raise make()
    except* ValueError as group:
        raise
    except* KeyError as group:
        raise group


def raises_part():
    try:
        raise make()
    except* (ValueError, TypeError) as group:
        raise group.exceptions[0]


def naked():
    try:
        raise ValueError("alone")
    except* ValueError as group:
        print(type(group).__name__, repr(group.message), group.exceptions, group.__context__)
    try:
        raise ValueError("alone again")
    except* TypeError:
        print("not reached")


def wraps_naked():
    try:
        raise KeyError("base")
    except* KeyError:
        raise OSError("from handler")


def in_finally():
    try:
        try:
            raise make()
        finally:
            raise ExceptionGroup("replaced", [OSError("x")])
    except* OSError as group:
        found = group.exceptions, type(group.__context__).__name__
    return found


def nested():
    try:
        try:
            raise make()
        except* ValueError as outer:
            try:
                raise ExceptionGroup("deeper", [outer, KeyError("new")])
            except* KeyError as keys:
                print("keys", keys.exceptions)
    except* OSError as rest:
        tree(rest)


def bare_names():
    group = "kept"
    try:
        raise make()
    except* Exception as group:
        pass
    return group


def wrong_types():
    for kinds in (ExceptionGroup, (ValueError, ExceptionGroup), 5, "x"):
        try:
            try:
                raise ValueError("v")
            except* kinds:
                print("not reached")
        except BaseException as error:
            print(type(error).__name__, error)


for f in (loops, raises_new, raises_same, raises_part, naked, wraps_naked, in_finally, nested, bare_names, wrong_types):
    print("--", f.__name__)
    attempt(f)

"""except*: raising in handlers, reraising, nesting."""


def show(e, indent="  "):
    about = " ctx=%s cause=%s" % (type(e.__context__).__name__, type(e.__cause__).__name__)
    if isinstance(e, BaseExceptionGroup):
        print(indent + type(e).__name__, repr(e.message) + about)
        for x in e.exceptions:
            show(x, indent + "  ")
    else:
        print(indent + repr(e) + about)


def attempt(f):
    print(f.__name__)
    try:
        f()
    except BaseException as e:
        show(e)
    else:
        print("  nothing")


def eg():
    return ExceptionGroup("eg", [ValueError("v"), TypeError("t"), OSError("o")])


def reraises():
    try:
        raise eg()
    except* ValueError:
        raise


def reraises_all():
    try:
        raise eg()
    except* ValueError:
        raise
    except* TypeError:
        raise


def raises_new():
    try:
        raise eg()
    except* ValueError:
        raise KeyError("new")


def raises_two_new():
    try:
        raise eg()
    except* ValueError:
        raise KeyError("first")
    except* TypeError:
        raise IndexError("second")


def raises_named():
    try:
        raise eg()
    except* ValueError as e:
        raise e


def raises_part():
    try:
        raise eg()
    except* ValueError as e:
        raise e.exceptions[0]


def raises_from():
    try:
        raise eg()
    except* ValueError as e:
        raise RuntimeError("wrapped") from e


def raises_group():
    try:
        raise eg()
    except* (ValueError, OSError) as e:
        raise ExceptionGroup("other", [KeyError(len(e.exceptions))])


def reraises_and_new():
    try:
        raise eg()
    except* ValueError:
        raise
    except* TypeError:
        raise KeyError("new")
    except* OSError:
        pass


def nested_star():
    try:
        try:
            raise eg()
        except* ValueError:
            try:
                raise ExceptionGroup("inner", [KeyError("k"), IndexError("i")])
            except* KeyError:
                pass
    except* TypeError as e:
        print("  type", e.exceptions)


def plain_inside_star():
    try:
        raise eg()
    except* ValueError:
        try:
            raise LookupError("plain")
        except LookupError as e:
            print("  caught", e, repr(e.__context__))


def star_inside_plain():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise ExceptionGroup("second", [TypeError("x")])
        except* TypeError as e:
            print("  context", repr(e.exceptions[0].__context__), repr(e.__context__))


def naked_reraise():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise


def naked_other():
    try:
        raise ValueError("naked")
    except* ValueError as e:
        raise KeyError(e.message)


def in_loop():
    for i in range(3):
        try:
            raise ExceptionGroup("loop", [ValueError(i), KeyError(i)])
        except* ValueError as e:
            print("  ", e.exceptions)
        except* KeyError:
            pass


def finally_overrides():
    try:
        try:
            raise eg()
        except* ValueError:
            raise KeyError("lost")
    finally:
        raise OSError("from finally")


def bad_type():
    try:
        raise eg()
    except* 5:
        pass


def group_type():
    try:
        raise eg()
    except* ExceptionGroup:
        pass


def group_in_tuple():
    try:
        raise eg()
    except* (ValueError, BaseExceptionGroup):
        pass


for f in (
    reraises,
    reraises_all,
    raises_new,
    raises_two_new,
    raises_named,
    raises_part,
    raises_from,
    raises_group,
    reraises_and_new,
    nested_star,
    plain_inside_star,
    star_inside_plain,
    naked_reraise,
    naked_other,
    in_loop,
    finally_overrides,
    bad_type,
    group_type,
    group_in_tuple,
):
    attempt(f)

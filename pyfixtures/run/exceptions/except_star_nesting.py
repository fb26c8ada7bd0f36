# except* inside except*, in loops and functions, with returns, re-raises and causes.
def tree(error, depth=0):
    if error is None:
        return
    pad = "  " * depth
    if isinstance(error, BaseExceptionGroup):
        print(f"{pad}{type(error).__name__}({error.message!r})")
        for inner in error.exceptions:
            tree(inner, depth + 1)
    else:
        print(f"{pad}{error!r}")
    if error.__cause__ is not None:
        print(f"{pad}because of")
        tree(error.__cause__, depth + 1)
    elif error.__context__ is not None and not error.__suppress_context__:
        print(f"{pad}while handling")
        tree(error.__context__, depth + 1)


def attempt(f):
    print("--", f.__name__)
    try:
        print("result", f())
    except BaseException as error:
        tree(error)


def group(*errors, message="g"):
    return ExceptionGroup(message, list(errors))


def nested():
    try:
        try:
            raise group(ValueError(1), group(TypeError(2), ValueError(3), message="inner"), KeyError(4))
        except* ValueError as caught:
            tree(caught, 2)
            raise
        except* TypeError as caught:
            tree(caught, 2)
    except* KeyError as caught:
        tree(caught, 2)
        return_value = "key"
    return return_value


def raises_in_two():
    try:
        raise group(ValueError(1), TypeError(2), KeyError(3))
    except* ValueError:
        raise IndexError("from value")
    except* TypeError as caught:
        raise OSError("from type") from caught


def naked():
    try:
        raise ValueError("naked")
    except* ValueError as caught:
        tree(caught, 2)
        return_value = caught.exceptions[0].args
    return return_value


def naked_reraised():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise


def not_matched():
    try:
        raise group(ValueError(1))
    except* TypeError:
        print("no")


def else_and_finally():
    log = []
    for fail in (False, True):
        try:
            if fail:
                raise group(ValueError(1))
            log.append("body")
        except* ValueError:
            log.append("caught")
        else:
            log.append("else")
        finally:
            log.append("finally")
    return log


def in_handler():
    try:
        raise group(ValueError(1), TypeError(2))
    except* ValueError:
        try:
            raise group(KeyError(5), IndexError(6))
        except* LookupError as caught:
            tree(caught, 2)
    except* TypeError:
        try:
            {}["x"]
        except* KeyError as caught:
            tree(caught, 2)
    return "both"


def tuple_of_types():
    try:
        raise group(ValueError(1), TypeError(2), KeyError(3))
    except* (ValueError, KeyError) as caught:
        tree(caught, 2)


def base_groups():
    try:
        raise BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1)])
    except* ValueError as caught:
        tree(caught, 2)


def group_types():
    try:
        raise group(ValueError(1))
    except* ExceptionGroup:
        return_value = 1


def bad_type():
    try:
        raise group(ValueError(1))
    except* 5:
        pass


def same_raised():
    error = group(ValueError(1), TypeError(2))
    try:
        raise error
    except* ValueError as caught:
        raise caught
    except* TypeError:
        pass


def name_is_deleted():
    try:
        raise group(ValueError(1))
    except* ValueError as caught:
        pass
    try:
        caught
    except UnboundLocalError as error:
        return str(error)


def kept_in_loop():
    seen = []
    for i in range(3):
        try:
            raise group(ValueError(i), *([TypeError(i)] if i == 1 else []))
        except* ValueError as caught:
            seen.append(len(caught.exceptions))
        except* TypeError:
            seen.append("type")
    return seen


class Own(ExceptionGroup):
    def derive(self, errors):
        return Own(self.message + "!", errors)


def derived():
    try:
        raise Own("own", [ValueError(1), TypeError(2)])
    except* ValueError as caught:
        print("   ", type(caught).__name__, caught.message)


def generator():
    def g():
        try:
            yield 1
        except* ValueError as caught:
            yield [repr(e) for e in caught.exceptions]
    it = g()
    next(it)
    return it.throw(group(ValueError("thrown")))


for f in (nested, raises_in_two, naked, naked_reraised, not_matched, else_and_finally, in_handler, tuple_of_types, base_groups,
          group_types, bad_type, same_raised, name_is_deleted, kept_in_loop, derived, generator):
    attempt(f)

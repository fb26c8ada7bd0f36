# __context__ and __cause__ through nested handlers, cycles avoided, suppression, and re-raising.
def chain(error):
    parts, seen = [], set()
    while error is not None:
        if id(error) in seen:
            parts.append("cycle")
            break
        seen.add(id(error))
        link = "from" if error.__cause__ is not None else "during"
        parts.append(f"{type(error).__name__}({', '.join(map(str, error.args))}) {link} suppress={error.__suppress_context__}")
        error = error.__cause__ or error.__context__
    return " <- ".join(parts)


def report(f):
    try:
        f()
    except BaseException as error:
        print(f.__name__, chain(error))


def three_deep():
    try:
        try:
            raise ValueError("a")
        except ValueError:
            raise TypeError("b")
    except TypeError:
        raise KeyError("c")


def from_none():
    try:
        raise ValueError("hidden")
    except ValueError:
        raise TypeError("shown") from None


def from_class():
    raise KeyError from ValueError


def reraised_outer():
    try:
        raise ValueError("outer")
    except ValueError as outer:
        try:
            raise TypeError("inner")
        except TypeError:
            raise outer


def would_be_a_cycle():
    a = ValueError("a")
    try:
        raise a
    except ValueError:
        try:
            raise KeyError("b")
        except KeyError as b:
            try:
                raise IndexError("c")
            except IndexError:
                raise a


def in_finally():
    try:
        raise ValueError("body")
    finally:
        raise TypeError("finally")


def in_generator():
    def g():
        try:
            yield
        except KeyError:
            raise IndexError("in generator")

    it = g()
    next(it)
    try:
        raise OSError("around")
    except OSError:
        it.throw(KeyError("thrown"))


def not_inherited_by_callee():
    def callee():
        try:
            raise KeyError("inside")
        except KeyError:
            pass
        raise IndexError("after")

    try:
        raise ValueError("caller")
    except ValueError:
        callee()


def handler_over():
    try:
        raise ValueError("over")
    except ValueError:
        pass
    raise KeyError("no context")


def cause_set_by_hand():
    error = ValueError("v")
    error.__cause__ = KeyError("k")
    error.__context__ = OSError("o")
    print(error.__suppress_context__)
    error.__suppress_context__ = False
    raise error


def bare_raise():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise KeyError("second")
        except KeyError:
            pass
        raise


def wrong_cause():
    raise ValueError from 5


def wrong_raise():
    try:
        raise ValueError("before")
    except ValueError:
        raise 5


for f in (three_deep, from_none, from_class, reraised_outer, would_be_a_cycle, in_finally, in_generator, not_inherited_by_callee, handler_over, cause_set_by_hand, bare_raise, wrong_cause, wrong_raise):
    report(f)
for assign in (lambda: setattr(ValueError(), "__cause__", 5), lambda: setattr(ValueError(), "__context__", "x"), lambda: delattr(ValueError(), "__cause__"),
               lambda: setattr(ValueError(), "__traceback__", 5), lambda: ValueError().with_traceback(5)):
    try:
        assign()
    except TypeError as error:
        print(error)

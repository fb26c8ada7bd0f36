"""except*: matching, splitting, what is left."""


def show(e, indent="  "):
    if isinstance(e, BaseExceptionGroup):
        print(indent + type(e).__name__, repr(e.message))
        for x in e.exceptions:
            show(x, indent + "  ")
    else:
        print(indent + repr(e))


def group():
    return ExceptionGroup(
        "outer",
        [
            ValueError(1),
            TypeError(2),
            ExceptionGroup("inner", [ValueError(3), KeyError(4), ExceptionGroup("deep", [TypeError(5), OSError(6)])]),
        ],
    )


def run(raised, *handlers):
    try:
        try:
            raise raised
        except* ValueError as e:
            print("ValueError:")
            show(e)
        except* (TypeError, KeyError) as e:
            print("TypeError or KeyError:")
            show(e)
    except BaseException as e:
        print("left:")
        show(e)
    else:
        print("nothing left")


run(group())
run(ExceptionGroup("only values", [ValueError("a"), ValueError("b")]))
run(ValueError("naked"))
run(OSError("naked and unmatched"))
run(ExceptionGroup("g", [OSError("unmatched")]))
run(BaseExceptionGroup("base", [KeyboardInterrupt(), TypeError("t")]))


def clauses():
    try:
        raise group()
    except* OSError as e:
        print("os", len(e.exceptions))
        yield "in handler"
    except* Exception as e:
        print("rest", [type(x).__name__ for x in e.exceptions])
    else:
        print("not here")
    finally:
        print("finally")
    try:
        e
    except UnboundLocalError:
        print("e is unbound")


print(list(clauses()))


def without_exception():
    try:
        pass
    except* ValueError:
        print("no")
    else:
        return "else"
    finally:
        print("finally")


print(without_exception())


def all_handlers_see_the_split():
    seen = []
    try:
        raise ExceptionGroup("eg", [ValueError(i) if i % 2 else TypeError(i) for i in range(6)])
    except* ValueError as e:
        seen.append([x.args[0] for x in e.exceptions])
    except* TypeError as e:
        seen.append([x.args[0] for x in e.exceptions])
    return seen


print(all_handlers_see_the_split())


class Custom(ExceptionGroup):
    def __new__(cls, message, exceptions, code=0):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        return Custom(self.message, exceptions, self.code)


try:
    try:
        raise Custom("custom", [ValueError(1), TypeError(2)], 42)
    except* ValueError as e:
        print(type(e).__name__, e.code, e.exceptions)
except Custom as e:
    print("left", e.code, e.exceptions)

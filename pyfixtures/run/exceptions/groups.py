def handle(*errors):
    try:
        if errors:
            raise ExceptionGroup("group", errors)
        print("nothing raised")
    except* ValueError as g:
        print("ValueError", [str(e) for e in g.exceptions], g.message)
    except* (TypeError, KeyError) as g:
        print("Type or Key", [repr(e) for e in g.exceptions])
    else:
        print("else")
    finally:
        print("finally")


handle()
handle(ValueError("a"))
handle(ValueError("a"), TypeError("b"), ValueError("c"))
handle(ExceptionGroup("nested", [KeyError("k"), ValueError("deep")]), ValueError("top"))
try:
    handle(ValueError("x"), OSError("unhandled"))
except ExceptionGroup as rest:
    print("rest", rest, rest.exceptions)
try:
    try:
        raise ValueError("naked")
    except* ValueError as g:
        print(type(g).__name__, g.exceptions, repr(g.message))
        raise RuntimeError("from handler")
except ExceptionGroup as e:
    print(e, e.exceptions)
except RuntimeError as e:
    print("runtime", e, repr(e.__context__))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
except ExceptionGroup as e:
    print(repr(e))
g = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])])
print(g, repr(g), g.message, g.exceptions, g.args == ("outer", list(g.exceptions)))
match, rest = g.split(ValueError)
print(repr(match), repr(rest))
print(repr(g.subgroup(TypeError)), g.subgroup(KeyError), repr(g.subgroup(lambda e: "3" in str(e))), repr(g.derive([KeyError("d")])))
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, issubclass(ExceptionGroup, Exception))
for f in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [5]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup("m", [ValueError])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)

"""split, subgroup, derive and their corner cases."""


def show(e):
    if e is None:
        return None
    if isinstance(e, BaseExceptionGroup):
        return (type(e).__name__, e.message, [show(x) for x in e.exceptions])
    return repr(e)


g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
print([show(x) for x in g.split(ValueError)])
print([show(x) for x in g.split((ValueError, TypeError))])
print([show(x) for x in g.split(KeyError)])
print([show(x) for x in g.split(lambda e: "2" in str(e))])
print([show(x) for x in g.split(ExceptionGroup)], g.split(ExceptionGroup)[0] is g)
print(show(g.subgroup(TypeError)), g.subgroup(KeyError), g.subgroup(Exception) is g)
print(show(g.derive([KeyError(5)])), str(g), repr(g))
for args in [("m",), ("m", []), ("m", [1]), (1, [ValueError()]), ("m", ValueError()), ("m", [KeyboardInterrupt()]), ("m", "ab"), ("m", {1: 2}), ("m", [ValueError]), ()]:
    try:
        print(repr(ExceptionGroup(*args)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
g = ExceptionGroup("t", (ValueError(1),))
print(g.args, g.message, g.exceptions, isinstance(g.exceptions, tuple))
for name in "message", "exceptions":
    try:
        setattr(g, name, 1)
    except AttributeError as e:
        print(e)


class Strange(ExceptionGroup):
    def derive(self, excs):
        return "not a group"


try:
    Strange("s", [ValueError(), TypeError()]).split(ValueError)
except TypeError as e:
    print(e)


class Plain(ExceptionGroup):
    pass


p = Plain("p", [ValueError(1), TypeError(2)])
print([show(x) for x in p.split(ValueError)])
g = ExceptionGroup("notes", [ValueError(1), TypeError(2)])
g.add_note("a note")
g.__cause__ = KeyError("cause")
m, r = g.split(ValueError)
m.add_note("only here")
print(m.__notes__, r.__notes__, g.__notes__, repr(m.__cause__), repr(r.__cause__))
try:
    raise g
except ExceptionGroup as e:
    m, r = e.split(ValueError)
    print(m.__traceback__ is e.__traceback__, r.__traceback__ is e.__traceback__, m.__context__)
print(ExceptionGroup[int], hash(g) == hash(g), g == ExceptionGroup("notes", g.exceptions))
deep = ValueError("bottom")
for i in range(50):
    deep = ExceptionGroup(str(i), [deep])
n, e = 0, deep.subgroup(ValueError)
while isinstance(e, ExceptionGroup):
    n, e = n + 1, e.exceptions[0]
print(n, repr(e))

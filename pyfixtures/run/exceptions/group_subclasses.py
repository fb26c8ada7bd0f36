# Exception groups of one's own: derive, split with functions, notes, and what except* keeps of them.
class Errors(ExceptionGroup):
    def __new__(cls, message, exceptions, code=0):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        print("derive", [type(e).__name__ for e in exceptions])
        return Errors(self.message, exceptions, self.code)


class Plain(ExceptionGroup):
    pass


class Wrong(ExceptionGroup):
    def derive(self, exceptions):
        return list(exceptions)


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


group = Errors("m", [ValueError(1), Errors("n", [KeyError(2), ValueError(3)], 2)], 1)
group.add_note("a note")
match, rest = group.split(ValueError)
print(type(match).__name__, match.code, match.exceptions, match.__notes__)
print(type(rest).__name__, rest.code, rest.exceptions, rest.exceptions[0].code, rest.__notes__ is group.__notes__)
print(group.subgroup(lambda e: isinstance(e, KeyError)).exceptions, group.subgroup(lambda e: e is group) is group, group.subgroup(OSError))
print(group.split(OSError)[1] is group, group.split((ValueError, KeyError))[0] is group)
plain = Plain("p", [ValueError(1), KeyError(2)])
print(type(plain.subgroup(ValueError)).__name__, type(plain.derive([OSError()])).__name__)
wrong = Wrong("w", [ValueError(1), KeyError(2)])
for text in (lambda: wrong.split(ValueError), lambda: group.split(5), lambda: group.split("x"), lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", 5),
             lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: Errors("x"), lambda: ExceptionGroup(), lambda: group.derive(),
             lambda: setattr(group, "message", "z"), lambda: group.subgroup(lambda: 1)):
    print(attempt(text))
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
try:
    try:
        raise group from OSError("cause")
    except* ValueError as caught:
        print("caught", type(caught).__name__, caught.code, caught.__cause__, caught.__traceback__ is not None)
except Errors as left:
    print("left", left.code, left.exceptions, left.__cause__, left.__notes__, left.__context__)


class Both(ExceptionGroup, ValueError):
    pass


both = Both("both", [ValueError(1), TypeError(2)])
try:
    raise both
except* ValueError as caught:
    print(caught is both, type(caught).__name__)
print(str(group), repr(plain), str(Both("two", [both, KeyError()])), group.args[0], len(group.args))


class MetaGroup(type(ExceptionGroup)):
    pass


print(issubclass(ExceptionGroup, BaseExceptionGroup), ExceptionGroup.__mro__[1].__name__, ExceptionGroup.__mro__[2].__name__, ExceptionGroup[int].__args__)

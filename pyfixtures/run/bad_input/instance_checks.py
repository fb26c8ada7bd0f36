# isinstance and issubclass without an end.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Meta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, cls)

    def __subclasscheck__(cls, sub):
        return issubclass(sub, cls)


class Class(metaclass=Meta):
    pass


class Pretends:
    @property
    def __class__(self):
        return self.__class__


print(outcome(isinstance, 1, Class), outcome(issubclass, int, Class), outcome(isinstance, Pretends(), int))
nested = ()
for _ in range(30_000):
    nested = (nested,)
print(outcome(isinstance, 1, nested), outcome(issubclass, int, nested))
union = int
for i in range(300):
    union |= type(f"T{i}", (), {})
print(isinstance(1.5, union), isinstance(1, union), isinstance(1, (str, (bytes, (float, int)))))


def catch(kinds):
    try:
        raise ValueError
    except kinds:
        return "caught"


print(outcome(catch, (KeyError, (ValueError, KeyError))), outcome(catch, (KeyError, ValueError)))

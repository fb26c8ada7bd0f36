# Classes without an end.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def hierarchy(n):
    c = object
    for i in range(n):
        c = type(f"C{i}", (c,), {"__slots__": ()} if i % 2 else {})
    return c


c = hierarchy(200)
print(len(c.__mro__), outcome(lambda: c().missing).split(":")[0], isinstance(c(), object), c.__base__.__name__)


class Mro(type):
    def mro(cls):
        return cls.mro()


class Entries:
    def __mro_entries__(self, bases):
        return (type("X", (self,), {}),)


def derive():
    class X(Entries()):
        pass


def of(text):
    return text.split(":")[0]


print(outcome(lambda: Mro("X", (), {})), of(outcome(derive)))


class Prepare(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        class Inner(metaclass=meta):
            pass
        return {}


def prepare():
    class X(metaclass=Prepare):
        pass


class Getitem:
    def __class_getitem__(cls, item):
        return cls[item]


class Hook:
    @classmethod
    def __subclasshook__(cls, sub):
        return issubclass(sub, cls)


print(outcome(prepare), outcome(lambda: Getitem[1]), outcome(issubclass, int, Hook))
first = type("First", (), {})
second = type("Second", (first,), {})


def rebase():
    first.__bases__ = (second,)


print(outcome(rebase))
mixed = type("Mixed", tuple(type(f"B{i}", (), {}) for i in range(100)), {})
print(len(mixed.__mro__), len(mixed.__bases__))
print(outcome(lambda: type("X", (first, first), {})), outcome(lambda: type("X", (object, first), {})))

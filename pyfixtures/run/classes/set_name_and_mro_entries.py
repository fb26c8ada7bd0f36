# __set_name__ and __mro_entries__: when they are called, and what becomes of their errors.
def attempt(f):
    try:
        print(f.__name__, f())
    except Exception as error:
        print(f.__name__, type(error).__name__, error, getattr(error, "__notes__", None), repr(error.__cause__))


class Named:
    def __set_name__(self, owner, name):
        self.where = (owner.__name__, name)


class Fails:
    def __set_name__(self, owner, name):
        1 / 0


class Wrong:
    def __set_name__(self):
        pass


class Renames:
    def __set_name__(self, owner, name):
        setattr(owner, "extra_" + name, 1)


def called():
    class C:
        a = b = Named()
        c = Named()
    return C.a.where, C.c.where


def not_after():
    class C:
        pass
    C.late = Named()
    return hasattr(C.late, "where")


def by_type():
    return type("T", (), {"x": Named()}).x.where


def fails():
    class C:
        attribute = Fails()


def wrong():
    class C:
        attribute = Wrong()


def adds():
    class C:
        one = Renames()
        two = Renames()
    return sorted(k for k in vars(C) if k.startswith("extra"))


def on_instance_only():
    class Plain:
        pass
    plain = Plain()
    plain.__set_name__ = lambda owner, name: 1 / 0

    class C:
        attribute = plain
    return "not called"


def order():
    log = []

    class Logs:
        def __init__(self, n):
            self.n = n

        def __set_name__(self, owner, name):
            log.append((self.n, name))

    class Base:
        def __init_subclass__(cls):
            log.append("init_subclass")

    class C(Base):
        z, a = Logs(1), Logs(2)
        m = Logs(3)
    return log


class Entry:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        Entry.seen = [type(b).__name__ for b in bases]
        return self.bases


def replaced():
    class C(Entry(int), str if False else Entry()):
        pass
    return C.__bases__ == (int,), C.__orig_bases__[0].bases == (int,), Entry.seen


def nothing_left():
    class C(Entry()):
        pass
    return C.__bases__ == (object,), len(C.__orig_bases__)


def several():
    class A:
        pass

    class B:
        pass

    class C(Entry(A, B), dict):
        pass
    return [b.__name__ for b in C.__bases__]


def not_a_tuple():
    class Bad:
        def __mro_entries__(self, bases):
            return [int]

    class C(Bad()):
        pass


def raises():
    class Bad:
        def __mro_entries__(self, bases):
            raise KeyError("no entries")

    class C(Bad()):
        pass


def by_type_call():
    return type("C", (Entry(int),), {})


def no_entries():
    class C(5):
        pass


def twice():
    class C(Entry(int), int):
        pass


def alias_bases():
    class C(list[int]):
        pass
    return C.__bases__, C.__orig_bases__


def nested_entries():
    class C(Entry(Entry(int))):
        pass


for f in (called, not_after, by_type, fails, wrong, adds, on_instance_only, order, replaced, nothing_left, several, not_a_tuple, raises,
          by_type_call, no_entries, twice, alias_bases, nested_entries):
    attempt(f)

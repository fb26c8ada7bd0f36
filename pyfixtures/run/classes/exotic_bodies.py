# Class statements with unusual bodies and bases: loops, conditions, nested functions deciding, metaclass by function, unpacked bases and keywords.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Generated:
    for _name in ("alpha", "beta"):
        locals()[_name] = property(lambda self, n=_name: f"{n} of {type(self).__name__}")
    del _name
    if attempt:
        def chosen(self):
            return "then"
    else:
        def chosen(self):
            return "else"
    try:
        import nothing_here
    except ImportError:
        fallback = True
    else:
        fallback = False
    with memoryview(b"abc") as view:
        first = view[0]
    total = 0
    while total < 5:
        total += 2
    table = {k: v for k, v in zip("ab", range(2))}
    (x, *y), z = "pqr", total
    lam = lambda self: __class__
    assert total == 6, "never"
    def method(self, default=total, *, other=table):
        return default, other
    method.tag = "tagged in the body"
    global made_global
    made_global = total
    match total:
        case 6:
            matched = True
    class Inner:
        outer_total = made_global
        def who(self):
            return __class__.__qualname__


g = Generated()
print(g.alpha, g.beta, g.chosen(), g.fallback, g.first, g.total, g.table, g.x, g.y, g.z, g.lam() is Generated, g.method(), Generated.method.tag, made_global, g.matched, g.Inner.outer_total, g.Inner().who(), hasattr(g, "_name"))


def recording(name, bases, namespace, **options):
    print("called", name, [getattr(b, "__name__", b) for b in bases], sorted(n for n in namespace if n[:2] != "__"), options)
    return type(name, bases, dict(namespace)) if options.get("real") else (name, len(bases))


class NotAClass(metaclass=recording, flag=1):
    attribute = 1


class Real(*[dict], metaclass=recording, **{"real": True}):
    a = 1

    def b(self): ...


print(NotAClass, Real, Real(k=1), Real.__mro__[1].__name__)


class Entries:
    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return (list, Marker)


class Marker:
    pass


class FromEntries(Entries()):
    pass


print(FromEntries.__bases__, FromEntries.__orig_bases__[0].__class__.__name__, FromEntries([1]) + [2])
calls = []


def note(x):
    calls.append(x if isinstance(x, str) else getattr(x, "__name__", x))
    return x


@note
@(lambda c: note(c))
class Decorated(note(Marker), metaclass=note(type)):
    note("body")


print(calls)


class Prepared(type):
    @classmethod
    def __prepare__(meta, name, bases):
        class Recorder(dict):
            def __setitem__(self, key, value):
                if key in self and not key.startswith("__"):
                    raise NameError(f"{key} defined twice")
                super().__setitem__(key, value)

            def __missing__(self, key):
                if key.startswith("implicit_"):
                    return key[9:]
                raise KeyError(key)

        return Recorder()


class Implicit(metaclass=Prepared):
    a = implicit_thing
    b = len("abc")
    c = implicit_other


print(Implicit.a, Implicit.b, Implicit.c, type(Implicit.__dict__).__name__)


def twice():
    class Twice(metaclass=Prepared):
        a = 1
        a = 2


def undefined():
    class U(metaclass=Prepared):
        a = nothing_defined


def wrong_prepare():
    class M(type):
        @classmethod
        def __prepare__(meta, name, bases):
            return 5

    class W(metaclass=M):
        pass


def conflict():
    class M1(type): ...
    class M2(type): ...
    class A(metaclass=M1): ...
    class B(metaclass=M2): ...
    class C(A, B): ...


def final():
    class B(bool): ...


def two_layouts():
    class T(int, str): ...


def not_a_base():
    class N(5): ...


def raises_inside():
    class R:
        before = 1
        raise LookupError("class body")


def entries_wrong():
    class E:
        def __mro_entries__(self, bases):
            return []

    class F(E()): ...


for f in (twice, undefined, wrong_prepare, conflict, final, two_layouts, not_a_base, raises_inside, entries_wrong):
    print(f.__name__, attempt(f))

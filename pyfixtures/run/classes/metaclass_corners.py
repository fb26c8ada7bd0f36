# Metaclasses: conflicts, functions as metaclasses, what calls what, and attributes of three levels.
def attempt(f):
    try:
        print(f.__name__, f())
    except Exception as error:
        print(f.__name__, type(error).__name__, error)


class A(type):
    pass


class B(type):
    pass


class AB(A, B):
    pass


class OfA(metaclass=A):
    pass


class OfB(metaclass=B):
    pass


def conflict():
    class C(OfA, OfB):
        pass


def resolved():
    class C(OfA, OfB, metaclass=AB):
        pass
    return type(C).__name__


def most_derived():
    class C(OfA):
        pass

    class D(C, metaclass=AB):
        pass

    class E(C, D.__class__("X", (), {})):
        pass
    return type(D).__name__, type(E).__name__


def function_as_metaclass():
    def make(name, bases, namespace, **keywords):
        return name, bases, sorted(k for k in namespace if k[0] != "_"), keywords

    class C(int, metaclass=make, flag=1):
        x = 1
    return C


def instance_as_metaclass():
    class Maker:
        def __call__(self, *args):
            return len(args)

        def __prepare__(self, *args):
            return {}

    class C(metaclass=Maker()):
        pass
    return C


def bad_metaclass():
    class C(metaclass=5):
        pass


def prepare_gives_no_mapping():
    class M(type):
        def __prepare__(*args):
            return 5

    class C(metaclass=M):
        pass


def custom_namespace():
    class Log(dict):
        def __setitem__(self, key, value):
            order.append(key)
            super().__setitem__(key, value)
    order = []

    class M(type):
        @classmethod
        def __prepare__(meta, name, bases, **keywords):
            return Log(prepared=name)

        def __new__(meta, name, bases, namespace, **keywords):
            return super().__new__(meta, name, bases, namespace)

        def __init__(cls, name, bases, namespace, **keywords):
            super().__init__(name, bases, namespace)
            cls.keywords = keywords

    class C(metaclass=M, a=1):
        x = 1
        x = 2
        del x
        y = 3
    return [k for k in order if k not in ("__firstlineno__", "__static_attributes__")], C.prepared, C.keywords, type(C.__dict__).__name__


def call_order():
    log = []

    class M(type):
        def __call__(cls, *args, **kwargs):
            log.append("meta call")
            return super().__call__(*args, **kwargs)

    class C(metaclass=M):
        def __new__(cls, *args):
            log.append("new")
            return super().__new__(cls)

        def __init__(self, *args):
            log.append("init")
    C(1)
    return log


def new_gives_other():
    log = []

    class C:
        def __new__(cls, kind):
            return object.__new__(kind)

        def __init__(self, kind):
            log.append(type(self).__name__)

    class D(C):
        pass
    C(C), C(D), C(object), D(C)
    return log


def levels():
    class M(type):
        x = "meta"
        only_meta = 1

        @property
        def data(cls):
            return "meta property"

        def method(cls):
            return "meta method of " + cls.__name__

    class C(metaclass=M):
        x = "class"
        data = "class attribute"
    c = C()
    return C.x, C.data, C.only_meta, C.method(), hasattr(c, "only_meta"), c.data


def special_methods_of_classes():
    class M(type):
        def __len__(cls):
            return 5

        def __getitem__(cls, key):
            return ("meta", key)

        def __contains__(cls, item):
            return item == 1

        def __iter__(cls):
            return iter("ab")

        def __add__(cls, other):
            return "added"

        def __bool__(cls):
            return False

        def __eq__(cls, other):
            return "equal"

        __hash__ = type.__hash__

    class C(metaclass=M):
        def __len__(self):
            return 1

        def __class_getitem__(cls, key):
            return ("class", key)
    return len(C), len(C()), C[0], 1 in C, list(C), C + 1, bool(C), C == 5


def keywords_refused():
    class C(flag=1):
        pass


def init_subclass_keywords():
    class Base:
        def __init_subclass__(cls, /, flag=None, **rest):
            super().__init_subclass__(**rest)
            cls.flag = flag

    class C(Base, flag=2):
        pass

    try:
        class D(Base, other=1):
            pass
    except TypeError as error:
        return C.flag, str(error)


def type_call_forms():
    results = []
    for args in ((), (1,), ("X", ()), ("X", (), {}), ("X", (), {}, 1)):
        try:
            made = type(*args)
            results.append(made.__name__)
        except TypeError as error:
            results.append(str(error))
    return results


def mro_hook():
    class M(type):
        def mro(cls):
            return [cls, *reversed(super().mro()[1:-1]), object]

    class P:
        pass

    class Q:
        pass

    class C(P, Q, metaclass=M):
        pass
    return [c.__name__ for c in C.__mro__]


def bad_mro_hooks():
    results = []
    for value in (5, [], [1], [int], None):
        class M(type):
            def mro(cls):
                return value
        try:
            M("C", (), {})
            results.append("made")
        except TypeError as error:
            results.append(str(error))
    return results


def qualnames():
    class Outer:
        class Inner:
            def method(self):
                def local():
                    pass
                return local
    return Outer.Inner.__qualname__, Outer.Inner().method().__qualname__, Outer.Inner.method.__qualname__


for f in (conflict, resolved, most_derived, function_as_metaclass, instance_as_metaclass, bad_metaclass, prepare_gives_no_mapping,
          custom_namespace, call_order, new_gives_other, levels, special_methods_of_classes, keywords_refused, init_subclass_keywords,
          type_call_forms, mro_hook, bad_mro_hooks, qualnames):
    attempt(f)

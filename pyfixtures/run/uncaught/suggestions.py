# What a name, an attribute or an import was meant to be.
import sys

somewhere = 1


class Class:
    class_attribute = 1
    _private = 2

    def __init__(self):
        self.instance = 1

    def method(self):
        return metod

    def bare(self):
        return instance

    def bare_method(self):
        return method()


def outer():
    enclosed = 1

    def inner():
        return enclosd
    return inner()


def local():
    variable = 1
    return varable


def deleted():
    value = 1
    del value
    return value


def attempt(f):
    try:
        f()
    except Exception:
        sys.excepthook(*sys.exc_info())


attempt(lambda: somwhere)
attempt(lambda: prnt)
attempt(lambda: xyzzy)
attempt(lambda: Class().instanse)
attempt(lambda: Class().class_atribute)
attempt(lambda: Class.metho)
attempt(lambda: Class()._privat)
attempt(lambda: Class().zzz)
attempt(lambda: Class().method())
attempt(lambda: Class().bare())
attempt(lambda: Class().bare_method())
attempt(lambda: [].appendd)
attempt(lambda: "".Upper)
attempt(lambda: (1).rael)
attempt(lambda: sys.versoin)
attempt(outer)
attempt(local)
attempt(deleted)
attempt(lambda: math)
attempt(lambda: itertools.chain)
attempt(lambda: __import__("sys").exi)


def importing():
    from sys import versoin


def importing_module():
    import syss


attempt(importing)
attempt(importing_module)


class Slots:
    __slots__ = "alpha", "beta"


class Dir:
    def __dir__(self):
        return ["listed", 5]


attempt(lambda: Slots().alpa)
attempt(lambda: Dir().liste)
attempt(lambda: setattr(Slots(), "gama", 1))
attempt(lambda: delattr(Class(), "instanc"))

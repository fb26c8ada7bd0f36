"""Functions, closures and classes."""


def outer(a, b=1, *args, **kw):
    """A docstring."""
    free = a

    def inner(x=free, y=(1, 2)):
        return x, y, free, args, kw

    def captured(b):
        return lambda: (b, free)

    return inner, captured, lambda *rest, **more: inner(*rest, **more)


def calls(f, *args, **kw):
    f()
    f(1, 2, x=3, y=4)
    f(*args)
    f(1, *args, **kw)
    f(1, x=2, **kw)
    f.method(1).other().third(x=2)
    return f(f, f(f)(f))


class Base(object):
    attribute = outer

    def method(self):
        global created
        created = self
        return self.attribute

    @property
    def decorated(self):
        return self

    @staticmethod
    def plain(a, b, c=None):
        return a < b <= c != a


class Derived(Base):
    def method(self):
        return super(Derived, self).method()

    class Inner:
        __private = 1

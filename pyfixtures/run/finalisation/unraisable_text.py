"""What sys.unraisablehook prints by itself."""
import _weakref
import sys


class Callback:
    def __call__(self, ref):
        1 / 0

    def __repr__(self):
        return "<Callback>"


class X:
    pass


x = X()
w = _weakref.ref(x, Callback())
del x


class Del:
    def __get__(self, instance, owner):
        return self

    def __call__(self):
        raise ValueError("of __del__")

    def __repr__(self):
        return "<Del>"


class U:
    __del__ = Del()


U()


class BadRepr(Del):
    def __repr__(self):
        raise TypeError


class V:
    __del__ = BadRepr()


V()


def nested():
    try:
        raise KeyError("inner")
    except KeyError as e:
        raise ValueError("outer") from e


class Chain(Del):
    def __call__(self):
        nested()


class W:
    __del__ = Chain()


W()


class Hook:
    def __call__(self, u):
        raise RuntimeError("hook")

    def __repr__(self):
        return "<Hook>"


sys.unraisablehook = Hook()
U()
sys.unraisablehook = None
U()
del sys.unraisablehook
U()

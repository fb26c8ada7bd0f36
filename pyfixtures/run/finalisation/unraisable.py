"""Exceptions of finalisers and callbacks go to sys.unraisablehook."""
import _weakref
import sys

kinds = []


def hook(u):
    print(type(u).__name__, u.exc_type.__name__, u.exc_value, u.exc_traceback is None, len(u), u[0] is u.exc_type)
    if u.object is None:
        print("no object", u.err_msg.split("<")[0])
    else:
        print(u.err_msg, type(u.object).__name__)


sys.unraisablehook = hook


class U:
    def __del__(self):
        raise ValueError("boom")


U()


def g():
    try:
        yield
    finally:
        raise TypeError("fin")


i = g()
next(i)
del i


def g():
    try:
        yield
    except GeneratorExit:
        yield 2


i = g()
next(i)
del i


class X:
    pass


def callback(ref):
    raise KeyError("callback")


x = X()
w = _weakref.ref(x, callback)
del x
print(w(), w.__callback__)
sys.unraisablehook = sys.__unraisablehook__
try:
    sys.unraisablehook(1)
except TypeError as e:
    print(e)

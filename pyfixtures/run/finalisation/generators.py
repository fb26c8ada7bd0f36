"""Generators that nobody needs any more are closed, in cycles too."""
import gc

gc.disable()
gc.collect()


def g(name):
    try:
        yield name
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        print("finally", name)


x = g("dropped")
next(x)
del x
x = g("never begun")
del x
x = g("exhausted")
print(list(x))
del x


def h():
    me = yield
    try:
        yield me
    finally:
        print("closed in a cycle")


x = h()
next(x)
x.send(x)
del x
print("before collecting")
print(gc.collect())


def outer():
    try:
        yield from g("inner")
    finally:
        print("outer")


x = outer()
print(next(x))
del x


class Holder:
    pass


a = Holder()
a.gen = g("held by a cycle")
a.me = a
next(a.gen)
del a
gc.collect()


def stubborn():
    try:
        yield 1
    finally:
        print("stubborn", gc.is_tracked(self_ref))


self_ref = []
x = stubborn()
self_ref.append(x)
next(x)
del x
self_ref.append(self_ref)
self_ref = self_ref[:]
self_ref.clear()
gc.collect()
print("end")

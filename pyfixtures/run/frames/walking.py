"""Frames of callers, through every kind of call."""
import sys


def names():
    found, frame = [], sys._getframe(1)
    while frame:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found[: found.index("<module>") + 1]


class C:
    def __init__(self):
        self.made = names()

    def __getattr__(self, name):
        return names()

    def __add__(self, other):
        return names()

    def __call__(self):
        return names()

    def __iter__(self):
        yield names()

    @property
    def prop(self):
        return names()

    def __lt__(self, other):
        global compared
        compared = names()
        return True


def through_sort():
    sorted([C(), C()])
    return compared


def generator():
    yield names()


def delegating():
    yield from generator()


print(C().made, C().missing, C() + 1, C()(), list(C()), C().prop)
print(through_sort(), next(delegating()), list(map(lambda x: names(), [1])))
print([names() for _ in range(1)][0][-1], (lambda: names())())
print(sys._getframe().f_lineno, sys._getframe(0).f_code.co_name)


class Body:
    where = names()


print(Body.where)
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)


def line():
    return sys._getframe(1).f_lineno


print(
    line(),
    line(),
)
x = [
    line(),
    line()
    + 0,
]
print(x)


def kept():
    here = sys._getframe()
    line()
    return here


frame = kept()
print(frame.f_lineno, frame.f_back.f_code.co_name if frame.f_back else None, sorted(frame.f_locals))
print(frame.f_globals is globals(), frame.f_builtins is sys.modules["builtins"].__dict__, frame.f_code is kept.__code__)

"""A traceback keeps the variables of its frames alive."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  dies:", self.name)


def fails(name):
    local = Noisy(name)
    raise ValueError(name)


try:
    fails("until the handler ends")
except ValueError as e:
    print("handler")
print("after")

try:
    fails("unnamed")
except ValueError:
    print("handler")
print("after")


def handles():
    try:
        fails("in a function")
    except ValueError as e:
        print("handler")
        kept = e
    print("leaving")
    kept = None
    return "returned"


print(handles())


def fails_with_temporaries():
    return [Noisy("temporary"), 1 / 0]


try:
    fails_with_temporaries()
except ZeroDivisionError:
    print("handler sees temporaries gone")


def argument(x):
    raise KeyError


try:
    argument(Noisy("argument"))
except KeyError:
    print("handler")
print("after")

saved = None
try:
    fails("saved")
except ValueError as e:
    saved = e
print("still there")
saved = saved.with_traceback(None)
print("traceback dropped")


def nested():
    outer = Noisy("outer")
    try:
        fails("inner")
    except ValueError:
        raise KeyError("chained")


try:
    nested()
except KeyError as e:
    print("handler", repr(e.__context__))
print("after")


def generator():
    held = Noisy("in a generator")
    yield
    raise ValueError


g = generator()
next(g)
try:
    next(g)
except ValueError:
    print("handler")
print("after")


def cleans():
    try:
        fails("cleared")
    except ValueError as e:
        e.__traceback__.tb_next.tb_frame.clear()
        print("cleared")


cleans()

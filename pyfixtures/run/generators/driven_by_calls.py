"""Generators that `next` and `send` drive: results, defaults, errors, frames that somebody holds."""
import sys


def count(n):
    for i in range(n):
        yield i
    return "end"


def echo():
    got = None
    while True:
        got = yield got


def stops(f):
    try:
        return f()
    except StopIteration as e:
        return "stop", e.value, e.__context__


g = count(2)
print([next(g, None) for _ in range(4)], next(g, 5))
g = count(1)
print(next(g), stops(lambda: next(g)), stops(lambda: next(g)), stops(lambda: g.send(None)))

e = echo()
for value in (3,):
    try:
        e.send(value)
    except TypeError as error:
        print(error)
print(e.send(None), e.send(1), next(e), e.send("a"), next(e, 9))


def failing():
    yield 1
    raise KeyError("inside")


for drive in (next, lambda g: g.send(None), lambda g: next(g, None)):
    g = failing()
    print(drive(g), end=" ")
    try:
        drive(g)
    except KeyError as error:
        names = []
        tb = error.__traceback__
        while tb:
            names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        print(names, stops(lambda: next(g)))


def handled():
    """What is being handled inside stays inside."""
    try:
        raise ValueError("v")
    except ValueError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__


def outside():
    g = handled()
    try:
        raise TypeError("t")
    except TypeError:
        print(next(g), sys.exc_info()[0].__name__, g.send(None), sys.exc_info()[0].__name__)
        try:
            next(g)
        except StopIteration as stop:
            print(repr(stop.__context__))


outside()


def itself():
    yield 1
    try:
        next(me)
    except ValueError as error:
        yield str(error)


me = itself()
print(next(me), next(me))


def watched():
    x = 1
    yield sys._getframe()
    x = 2
    yield sys._getframe().f_back.f_code.co_name


def watch():
    g = watched()
    frame = next(g)
    print(frame is g.gi_frame, frame.f_locals["x"], frame.f_back)
    print(next(g), frame.f_locals["x"], frame.f_back)


watch()


def caught_inside():
    """An exception that was handled leaves its traceback's frames behind."""
    for i in range(3):
        try:
            raise IndexError(i)
        except IndexError as error:
            kept.append(error)
        yield i


kept = []
g = caught_inside()
print(next(g), next(g), next(g), next(g, None))
print([(k.__traceback__.tb_frame.f_locals["i"], k.__traceback__.tb_frame is kept[0].__traceback__.tb_frame) for k in kept])


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def holds(name):
    noisy = Noisy(name)
    yield noisy.name
    yield name


def temporary():
    print(next(holds("a")))
    print("behind")
    g = holds("b")
    next(g)
    print(next(g), next(g, None))
    print("exhausted")


temporary()


def nested(n):
    if n:
        yield n
        yield next(nested(n - 1), None)


print(list(nested(3)))


def delegating():
    result = yield from count(2)
    yield result
    yield from (c for c in "xy" if next(iter([True])))


print(list(delegating()), sum(x for x in count(5)), max(count(3)), "".join(str(i) for i in count(4)))

def inner(n):
    total = 0
    try:
        for i in range(n):
            got = yield i
            print("inner got", got)
            total += got or 0
    except KeyError as e:
        print("inner caught", repr(e))
        yield "from handler"
    finally:
        print("inner finally")
    return total


def outer():
    r = yield from inner(2)
    print("result", r)
    r = yield from inner(1)
    print("result", r)
    yield from [10, 20]
    x = yield from ()
    print("empty", x)
    return "outer done"


g = outer()
print(next(g), g.send(5), g.send(6), g.send(7), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
g = outer()
next(g)
print(g.throw(KeyError("thrown")), g.gi_yieldfrom is not None)
print(next(g))
g.close()
g = outer()
next(g)
try:
    g.throw(ValueError("not handled"))
except ValueError as e:
    print("out", e)


def flatten(x):
    if isinstance(x, list):
        for item in x:
            yield from flatten(item)
    else:
        yield x


print(list(flatten([1, [2, [3, [4]], 5], [[6]]])))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(4)))


class It:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("value from iterator")

    def send(self, v):
        return ("sent", v)

    def throw(self, *a):
        return ("thrown", type(a[0]).__name__ if isinstance(a[0], BaseException) else a[0].__name__)


def wraps(it):
    print("got", (yield from it))


print(list(wraps(It())))


class Endless(It):
    def __next__(self):
        return "tick"


w = wraps(Endless())
print(next(w), w.send(3), w.throw(KeyError("k")), next(w))


def bad():
    yield from 5


try:
    next(bad())
except TypeError as e:
    print(e)


def delegating_return():
    return (yield from (i for i in "ab"))


print(list(delegating_return()), [v for v in (lambda: (yield from range(3)))()])
w2 = wraps([1, 2])
next(w2)
try:
    w2.send(5)
except AttributeError as e:
    print(e)

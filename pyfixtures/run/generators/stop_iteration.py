"""PEP 479: StopIteration does not leave a generator as itself."""


def show(call):
    try:
        print(call())
    except BaseException as e:
        print(type(e).__name__, e, "| cause", repr(e.__cause__), "| context", repr(e.__context__), e.__suppress_context__)


def raises():
    yield 1
    raise StopIteration("from the body")


def from_next():
    yield 1
    next(iter([]))


def converts():
    yield 1
    try:
        next(iter([]))
    except StopIteration:
        return "ended"


def reraises():
    yield 1
    try:
        raise KeyError
    except KeyError:
        raise StopIteration(2)


class Sub(StopIteration):
    pass


def raises_sub():
    yield 1
    raise Sub("sub")


for make in raises, from_next, converts, reraises, raises_sub:
    g = make()
    next(g)
    show(lambda: next(g))
    show(lambda: next(g))
g = raises()
show(lambda: g.throw(StopIteration("before the start")))
g = raises()
next(g)
show(lambda: g.throw(StopIteration, "thrown in"))
g = raises()
next(g)
show(lambda: g.throw(StopAsyncIteration("async one")))


def outer():
    yield from raises()


g = outer()
next(g)
show(lambda: next(g))
show(lambda: list(raises()))
show(lambda: [x for x in raises()])
show(lambda: dict(raises()))
show(lambda: list(map(lambda x: next(iter([])), [1])))


def returns_value():
    return 5
    yield


g = returns_value()
show(lambda: next(g))


def returns_tuple():
    return (1, 2)
    yield


show(lambda: next(returns_tuple()))


def returns_exception():
    return ValueError("as a value")
    yield


show(lambda: next(returns_exception()))


def collects():
    a = yield from returns_tuple()
    b = yield from returns_exception()
    return a, repr(b)


show(lambda: next(collects()))

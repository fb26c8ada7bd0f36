"""throw() and close() through yield from, into generators and other iterators."""


def leaf():
    while True:
        try:
            got = yield "leaf"
            print("  leaf got", got)
        except ValueError as e:
            print("  leaf caught", e)
            yield "leaf recovered"
        except KeyError:
            return "leaf returned"


def middle():
    try:
        result = yield from leaf()
        print("  middle got", result)
        yield "middle"
    except TypeError as e:
        print("  middle caught", e)
        yield "middle recovered"
    finally:
        print("  middle finally")


def top():
    yield from middle()
    yield "top"


def attempt(call):
    try:
        print(call())
    except BaseException as e:
        print(type(e).__name__, e)


g = top()
attempt(lambda: next(g))
attempt(lambda: g.send(1))
attempt(lambda: g.throw(ValueError("v")))
attempt(lambda: g.throw(TypeError("past the leaf")))
attempt(lambda: next(g))

g = top()
attempt(lambda: next(g))
attempt(lambda: g.throw(KeyError("k")))
attempt(lambda: next(g))
attempt(lambda: next(g))

g = top()
attempt(lambda: next(g))
attempt(lambda: g.throw(GeneratorExit()))

g = top()
attempt(lambda: next(g))
attempt(lambda: g.close())


class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        return "plain"


class WithMethods(Plain):
    def send(self, value):
        return "sent %r" % (value,)

    def throw(self, *args):
        if args[0] is StopIteration or isinstance(args[0], StopIteration):
            raise args[0]
        return "thrown %d %s" % (len(args), args[0] if isinstance(args[0], type) else type(args[0]).__name__)

    def close(self):
        print("  closed")


class BadClose(Plain):
    def close(self):
        raise RuntimeError("close failed")


class NoThrow(Plain):
    throw = None


def delegates(it):
    try:
        result = yield from it
        yield "result", result
    except BaseException as e:
        print("  saw", type(e).__name__, e)
        raise


for it in Plain(), WithMethods():
    g = delegates(it)
    attempt(lambda: next(g))
    attempt(lambda: g.send(5))
    attempt(lambda: g.throw(ValueError("v")))
    attempt(lambda: g.throw(ValueError))
    g.close()
g = delegates(WithMethods())
attempt(lambda: next(g))
attempt(lambda: g.throw(StopIteration("value of the delegation")))
g = delegates(BadClose())
attempt(lambda: next(g))
attempt(lambda: g.close())
g = delegates(NoThrow())
attempt(lambda: next(g))
attempt(lambda: g.throw(ValueError("throw is None")))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = delegates(stubborn())
attempt(lambda: next(g))
attempt(lambda: g.close())


def raises_on_exit():
    try:
        yield 1
    except GeneratorExit:
        raise LookupError("instead of the exit")


g = delegates(raises_on_exit())
attempt(lambda: next(g))
attempt(lambda: g.close())

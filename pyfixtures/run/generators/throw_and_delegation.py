# throw() and close() through yield from: into generators, iterators with and without throw, and broken ones.
def log(*what):
    print("   ", *what)


def inner():
    received = None
    while True:
        try:
            received = yield received
        except ValueError as error:
            log("inner caught", repr(error))
            received = "handled"
        except GeneratorExit:
            log("inner exits")
            raise


def outer():
    try:
        result = yield from inner()
    except KeyError as error:
        log("outer caught", repr(error))
        result = yield "recovered"
    finally:
        log("outer finally")
    return result


print("handled inside")
g = outer()
next(g)
print(g.send("x"), g.throw(ValueError("v")), g.send("y"))
g.close()
print("handled outside")
g = outer()
next(g)
print(g.throw(KeyError("k")))
try:
    g.send("last")
except StopIteration as stop:
    print("returned", stop.value)
print("unhandled")
g = outer()
next(g)
try:
    g.throw(TypeError("t"))
except TypeError as error:
    print(repr(error))


class WithThrow:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, value):
        return ("sent", value)

    def throw(self, *args):
        log("throw", [a if isinstance(a, type) else type(a).__name__ for a in args])
        raise StopIteration("ended by throw")

    def close(self):
        log("closed")


class Bare:
    def __iter__(self):
        return self

    def __next__(self):
        return "bare"


class BadClose(Bare):
    def close(self):
        raise OSError("in close")


class NoneThrow(Bare):
    throw = None
    close = None


class GetattrThrow(Bare):
    def __getattr__(self, name):
        log("asked for", name)
        raise AttributeError(name)


def over(iterable):
    result = yield from iterable
    yield ("result", result)


for iterable in (WithThrow(), Bare(), GetattrThrow()):
    print(type(iterable).__name__)
    g = over(iterable)
    print(next(g), end=" ")
    try:
        print(g.send("value"))
    except AttributeError as error:
        print(error)
    g = over(iterable)
    next(g)
    try:
        print(g.throw(ValueError("thrown")))
    except ValueError as error:
        print(repr(error))
    g = over(iterable)
    next(g)
    print(g.close())
g = over(BadClose())
next(g)
try:
    g.close()
except OSError as error:
    print(repr(error), repr(error.__context__))
g = over(NoneThrow())
next(g)
try:
    g.throw(ValueError)
except (TypeError, ValueError) as error:
    print(type(error).__name__, error)


def stubborn():
    for _ in range(2):
        try:
            yield "still here"
        except GeneratorExit:
            pass


g = over(stubborn())
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
g = over(x for x in range(3))
print(next(g), next(g))
try:
    g.throw(StopIteration("stop"))
except RuntimeError as error:
    print(error, repr(error.__cause__))
for bad in (5, int, "text", None):
    g = over(iter([1]))
    next(g)
    try:
        g.throw(bad)
    except TypeError as error:
        print(error)


def chain(n):
    if n == 0:
        try:
            yield "bottom"
        except ValueError as error:
            yield "caught at the bottom", str(error)
    else:
        yield from chain(n - 1)


g = chain(20)
print(next(g), g.throw(ValueError("deep")), g.gi_yieldfrom.__name__)


def reraises():
    try:
        yield 1
    except ValueError as error:
        raise KeyError("other") from error


g = over(reraises())
next(g)
try:
    g.throw(ValueError("cause"))
except KeyError as error:
    print(repr(error), repr(error.__cause__))
print(list(g))


def returns():
    return "value"
    yield


print(list(over(returns())))
g = over(iter([1, 2]))
print(next(g), g.gi_yieldfrom.__class__.__name__, next(g), next(g), g.gi_yieldfrom)

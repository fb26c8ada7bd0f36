# What generators tell of themselves: frames, running, yieldfrom, code and names; closed in every state; and shared between functions.
def attempt(f):
    try:
        return f()
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


def g(a, b=2):
    c = yield a + b
    d = yield from inner(c)
    return d


def inner(c):
    try:
        yield c, "inner"
    except KeyError as error:
        return f"inner got {error}"
    return "inner done"


it = g(1)
print(it.gi_frame.f_locals, it.gi_running, it.gi_yieldfrom, it.gi_suspended, it.gi_code is g.__code__, it.__name__, it.__qualname__, it.gi_frame.f_lasti >= -1, it.gi_frame.f_back)
print(next(it), it.gi_frame.f_locals, it.gi_suspended, it.gi_frame.f_lineno - g.__code__.co_firstlineno)
print(it.send("c"), it.gi_yieldfrom.__name__, it.gi_yieldfrom.gi_frame.f_locals, sorted(it.gi_frame.f_locals))
print(attempt(lambda: it.throw(KeyError("k"))), it.gi_frame, it.gi_yieldfrom, it.gi_suspended, attempt(lambda: next(it)), attempt(lambda: it.send(1)), attempt(lambda: it.throw(ValueError("after"))), it.close())
it.__name__, it.__qualname__ = "renamed", "quite.renamed"
print(it.__name__, repr(it).split(" at")[0], attempt(lambda: setattr(it, "__name__", 5)), attempt(lambda: delattr(it, "__name__")))


def looks_at_itself():
    yield me.gi_running, me.gi_suspended, attempt(lambda: next(me)), attempt(lambda: me.send(None)), attempt(lambda: me.throw(ValueError)), attempt(me.close), me.gi_frame.f_locals


me = looks_at_itself()
print(next(me), me.gi_running)


def states():
    try:
        yield 1
        yield 2
    finally:
        print("finally", end=" ")


for started in (0, 1, 2, 3):
    it = states()
    taken = [next(it, "end") for _ in range(started)]
    print(taken, attempt(it.close), attempt(lambda: next(it)), it.gi_frame)
for started in (0, 1, 3):
    for error in (ValueError("v"), GeneratorExit("ge"), StopIteration("si")):
        it = states()
        for _ in range(started):
            next(it, None)
        print(started, attempt(lambda: it.throw(error)), end="; ")
print()


def yields_in_finally():
    try:
        yield 1
    finally:
        yield "in finally"


it = yields_in_finally()
print(next(it), attempt(it.close), attempt(lambda: next(it)))


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "value of close"


it = returns_on_close()
print(next(it), it.close())


def raises_on_close():
    try:
        yield 1
    finally:
        raise OSError("while closing")


it = raises_on_close()
print(next(it), attempt(it.close), attempt(lambda: next(it)))
shared = iter([1, 2, 3, 4, 5, 6])
pairs = ((x, next(shared)) for x in shared)
print(next(pairs), list(pairs), attempt(lambda: list((x, next(iter(()))) for x in "a")))


def counting(limit):
    n = 0
    while n < limit:
        n += (yield n) or 1


c = counting(20)
print(next(c), c.send(5), c.send(None), next(c), c.send(10), attempt(lambda: c.send(100)))
for wrong in (lambda: counting(3).send(1), lambda: counting(3).throw(5), lambda: counting(3).throw(int), lambda: counting(3).throw(), lambda: next(counting), lambda: list(counting(3), 1), lambda: counting(3).missing, lambda: type(c)(), lambda: counting(3)[0], lambda: len(counting(3))):
    print(attempt(wrong))
print(sum(counting(5)), max(x * y for x in range(3) for y in range(x)), sorted(-x for x in counting(4)), dict((k, k * 2) for k in counting(2)), all(x < 3 for x in counting(3)), any(c), "".join(str(x) for x in counting(3)), *(x for x in counting(3)), list(zip(counting(9), "ab")), tuple(reversed(list(counting(3)))), 2 in counting(5))

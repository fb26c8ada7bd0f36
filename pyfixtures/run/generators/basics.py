def count(n):
    print("start")
    for i in range(n):
        got = yield i
        if got is not None:
            print("got", got)
    print("end")
    return "result"


g = count(3)
print(next(g), g.send("hello"), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)
print(next(g, "default"), list(count(2)), [x * 2 for x in count(2)])
try:
    count(1).send(5)
except TypeError as e:
    print(e)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, it):
    for _ in range(n):
        yield next(it)


print(list(take(12, fib())), sum(take(20, fib())), max(x for x in take(10, fib()) if x % 2 == 0))


def empty():
    return
    yield


print(list(empty()), tuple(i for i in ()), dict((k, k * k) for k in range(3)), set(c for c in "aab") == {"a", "b"})
gen = (x * y for x in range(3) for y in range(3) if x != y)
print(next(gen), list(gen), list(gen))
print(type(gen).__name__, gen.__name__, g.__name__, g.__qualname__, iter(g) is g, g.gi_frame, g.gi_running, g.gi_yieldfrom)


def expr():
    x = yield
    y = yield x * 2
    return (yield x + y)


e = expr()
print(next(e), e.send(10), e.send(5))
try:
    e.send("final")
except StopIteration as s:
    print(s.value)


def self_running():
    try:
        next(me)
    except ValueError as err:
        yield str(err)


me = self_running()
print(next(me))


def stops():
    yield 1
    raise StopIteration("inside")


try:
    list(stops())
except RuntimeError as r:
    print(r, repr(r.__cause__))
a, *b, c = count(4)
print(a, b, c, 2 in count(5))

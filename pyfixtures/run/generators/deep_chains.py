"""Long chains of generators do not exhaust the native stack."""
import sys


def chain(n):
    if n == 0:
        got = yield "bottom"
        yield got
        return "returned"
    return (yield from chain(n - 1))


sys.setrecursionlimit(9000)
g = chain(5000)
print(next(g), g.send("sent"))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def nested_loops(n):
    if n == 0:
        yield 1
        yield 2
    else:
        for x in nested_loops(n - 1):
            yield x


print(list(nested_loops(2000)))

g = chain(600)
next(g)
try:
    g.throw(ValueError("down there"))
except ValueError as e:
    n, tb = 0, e.__traceback__
    while tb:
        n, tb = n + 1, tb.tb_next
    print(e, n)
g = chain(600)
next(g)
g.close()
print("closed", g.gi_frame)
g = chain(3000)
next(g)
del g
print("dropped")

it = iter([1, 2, 3])
for _ in range(3000):
    it = (x for x in it)
print(sum(it))

sys.setrecursionlimit(400)
g = chain(1000)
try:
    next(g)
except RecursionError as e:
    print("RecursionError", str(e)[:32])
print(next(chain(100)))


def endless():
    yield from endless()


try:
    list(endless())
except RecursionError as e:
    print("RecursionError", str(e)[:32])

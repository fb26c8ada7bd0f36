# What marshal writes once and reads as one object again, and its arguments.
import marshal


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


inner = [1, 2.5, "text", (3, 4)]
pair = [inner, inner, {"key": inner}, (inner, "text")]
again = marshal.loads(marshal.dumps(pair))
print(again == pair, again[0] is again[1], again[0] is again[2]["key"], again[0] is again[3][0])
for version in range(-1, 6):
    again = marshal.loads(marshal.dumps(pair, version))
    print(version, again == pair, again[0] is again[1], len(marshal.dumps(pair, version)))
deep = []
for level in range(300):
    deep = [deep, deep]
    if level == 15:
        again, depth = marshal.loads(marshal.dumps(deep)), 0
        while again and again[0] is again[1]:
            again, depth = again[0], depth + 1
        print(depth)
print(len(marshal.dumps(deep)))
for _ in range(3000):
    deep = [deep]
print(attempt(marshal.dumps, deep))
for version in 2**31, -2**40, 2.5, None, "4":
    print(attempt(marshal.dumps, 1, version))
for value in object(), [1, object()], {1: len}, int, 1 .__add__:
    print(attempt(marshal.dumps, value))
print(marshal.dumps(frozenset()), marshal.dumps([]), marshal.dumps([1, None, True, ...]), marshal.dumps([bytearray(b"ab")]))


def f():
    return (1, 2.5, "text")


def g():
    return ((1, 2.5, "text"), b"bytes"), lambda: b"bytes"


print(f() is g()[0][0], g()[0][1] is g()[1]())

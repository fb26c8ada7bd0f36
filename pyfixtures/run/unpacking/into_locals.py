class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f(seq):
    a, b, c = seq
    print(a, b, c)
    a, b, c = [4, 5, 6]
    print(a, b, c)
    (a, b), c = (1, 2), 3
    x, y = a, b
    a, a = seq[:2]
    print(a, x, y)
    seq, b, c = seq
    print(seq, b, c)
def g():
    a, b = D(1), D(2)
    t = (D(3), D(4))
    a, b = t
    print("after")
    a, b = [D(5), D(6)]
    t = None
    print("gone")
    a, b = iter((7, 8))
    print(a, b)
    a, b = "xy"
    print(a, b)
    a, b = {1: 2, 3: 4}
    print(a, b)
def many(s):
    a, b, c, d, e, f, g, h, i, j = s
    return a, b, c, d, e, f, g, h, i, j
def h(pairs):
    t = 0
    for a, b in pairs:
        t += a * b
        c, d = b, a
        (e, f), g = (a, b), 1
        t += c - d + e - f
    for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
        t += a * b * c
    return t
def bad(s, n):
    a = 5
    try:
        if n: a, b, c = s
        else: a, b = s
    except Exception as e:
        print(type(e).__name__, e, a)
def loop(n):
    a, b = 0, 1
    for _ in range(n):
        p = (b, a + b)
        a, b = p
    return a
f((1, 2, 3))
g()
print(many(range(10)), many(list(range(10))), many(tuple("abcdefghij")))
print(h([(1, 2), (3, 4)]), h([[1, 2], (3, 4)]), h({(1, 2): 3, (3, 4): 5}))
bad((1, 2), 1); bad((1, 2, 3), 0); bad(5, 1); bad([1], 0); bad(iter([1, 2, 3, 4]), 1); bad(None, 0)
print(loop(50))
def cells():
    a, b = 1, 2
    def k(): return a
    a, b = b, a
    a, b = [b, a]
    return k(), b
print(cells())
def gen():
    a, b = yield
    while True:
        a, b = yield a, b
q = gen(); next(q); print(q.send((1, 2)), q.send([3, 4]))

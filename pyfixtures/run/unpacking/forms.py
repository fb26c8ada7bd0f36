a, b, c = 1, 2, 3
(d, e), [f, g] = (4, 5), "67"
print(a, b, c, d, e, f, g)
first, *middle, last = range(6)
print(first, middle, last)
*init, end = "abc"
head, *tail = [1]
print(init, end, head, tail)
[x, (y, *z)] = 1, "pqr"
print(x, y, z)
a = b = c = []
a.append(1)
print(b, c)
i, values = 0, [0, 0, 0]
i, values[i] = 1, "set after i"
print(i, values)
x, y = y, x
print(x, y)
x, y, z = {"k": 1, "l": 2, "m": 3}
print(x, y, z)
for k, (v, *w) in {"a": (1, 2, 3), "b": "xy"}.items():
    print(k, v, w)
print([*"ab", *[1, 2], *(3,), *{4: 0}, *range(5, 7)], (*[1], *"b"), {*[1], *(1, 2)}, {**{"a": 1}, **{"a": 2, "b": 3}}, *"xy")
(only,) = [5]
[only2] = (6,)
print(only, only2)


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            print("yield", i)
            yield i


p, q = It(2)
print(p, q)


def call(*args, **kw):
    return args, kw


print(call(*It(2), *"z", k=1, **{"m": 2}), call(*[], **{}), call(*{"x": 1}), call(0, *[1], 2, *[3]))


def attempt(n, values):
    try:
        if n == 1:
            (a,) = values
        elif n == 2:
            a, b = values
        elif n == 3:
            a, *b, c = values
        else:
            a, b, c, *d = values
        print("ok", a)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


for n in (1, 2, 3, 4):
    for values in ([], [1], [1, 2], (1, 2, 3), "abcd", {1}, range(2), iter([1, 2, 3]), 5, None, {"a": 1}, It(3)):
        attempt(n, values)
try:
    {**[1]}
except TypeError as e:
    print(e)
try:
    [*5]
except TypeError as e:
    print(e)
try:
    print(*5)
except TypeError as e:
    print(e)
try:
    call(**{1: 2})
except TypeError as e:
    print(e)

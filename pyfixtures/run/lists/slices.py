a = list(range(10))
print(a[2:5], a[:3], a[-3:], a[::3], a[::-1], a[8:2:-2], a[5:1], a[100:], a[-100:2], a[slice(1, 3)], a[:], a[:] is a, a[None:4:None], a[True:3])
a[0] = "zero"
a[-1] = "nine"
a[2:4] = ["two", "three", "extra"]
print(a)
a[1:1] = [0.5]
a[-1:] = []
a[::4] = ["q"] * len(a[::4])
print(a)
del a[0]
del a[-1], a[2:4]
print(a)
del a[::2]
print(a)
a[:] = "abc"
a[len(a):] = [1, 2]
a[:0] = (9,)
a[1:3] = a
print(a)
a[5:2] = ["in"]
print(a)
b = [1, 2, 3, 4, 5, 6]
b[::2] = b[1::2]
b[::-1] = range(6)
print(b)
del b[4:0:-2]
print(b)
b[10:] = [7]
b[1] += 10
b[0], b[1] = b[1], b[0]
print(b)


class I:
    def __index__(self):
        return 2


print(b[I()], b[: I()], "abcd"[I() :], (1, 2, 3)[I()])
cases = [lambda: b.__setitem__(slice(0, 4, 2), [1]), lambda: b.__setitem__(slice(0, 2), 5), lambda: b[::0], lambda: b["x"], lambda: b.__setitem__(50, 1), lambda: b.__delitem__(50), lambda: b.__setitem__("a", 1), lambda: b.__delitem__("a"), lambda: b["a":], lambda: b[1, 2], lambda: b.__setitem__(slice(None, None, -1), [1])]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
print(slice(5).indices(3), slice(-3, None).indices(10), slice(None, None, -1).indices(4), slice(1, 2) == slice(1, 2), slice(1, 2, 3), slice(1, 2).start, slice("a", [1]), slice(3).stop, slice(1, 9, 2).step)

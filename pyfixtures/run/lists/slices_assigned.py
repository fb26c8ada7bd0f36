# Slices on the left: growing, shrinking, extended ones, and of itself.
a = list(range(8))
a[2:4] = "xyz"
print(a)
a[1:1] = [0, 0]
a[-2:] = ()
a[20:] = [9]
print(a)
a[::2] = range(len(a[::2]))
a[::-3] = "abc"[: len(a[::-3])] if len(a[::-3]) <= 3 else "abcd"[: len(a[::-3])]
print(a)
a[3:1] = ["in"]
print(a)
del a[::2]
print(a)
del a[::-1]
print(a)
a = [1, 2, 3]
a[1:2] = a
print(a)
a[::-1] = a
print(a)
a[:] = (x * 2 for x in a)
print(a)
a += a
a *= 2
print(len(a), a[:6])


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for wrong in (lambda: a.__setitem__(slice(0, 9, 2), [1]), lambda: a.__setitem__(slice(None), 5), lambda: a.__setitem__(99, 1), lambda: a.__delitem__(99),
              lambda: a.__setitem__("a", 1), lambda: a.__setitem__(slice(0, 2, 0), []), lambda: a.__setitem__(slice("a"), []), lambda: a.insert("a", 1),
              lambda: a.pop(99), lambda: [].pop(), lambda: a.remove("?"), lambda: a.index("?"), lambda: a + (1,), lambda: a.extend(5), lambda: a.__iadd__(3)):
    attempt(wrong)

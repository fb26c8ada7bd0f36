# __setstate__ of builtin iterators with all kinds of states, and what is pickled of them after.
def t(f):
    try:
        print(f(), end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")


makers = {
    "range": lambda: iter(range(3, 20, 4)), "no range": lambda: iter(range(3, 3)), "back": lambda: reversed(range(3, 20, 4)),
    "big": lambda: iter(range(3, 2**70, 2**68)), "list": lambda: iter([1, 2, 3]), "tuple": lambda: iter((1, 2, 3)),
    "reversed list": lambda: reversed([1, 2, 3]), "reversed tuple": lambda: reversed((1, 2, 3)), "str": lambda: iter("abc"),
    "bytes": lambda: iter(b"abc"), "bytearray": lambda: iter(bytearray(b"abc")),
}
for name, make in makers.items():
    for state in 0, 1, -1, 5, 100, 2**70, -2**70, "a", None:
        it = make()
        print(name, state, end=": ")
        t(lambda: it.__setstate__(state))
        t(lambda: it.__reduce__()[1:])
        t(lambda: list(it))
        t(lambda: it.__reduce__()[1:])
        print()
it = iter(range(10))
next(it), next(it)
it.__setstate__(1)
print(list(it))

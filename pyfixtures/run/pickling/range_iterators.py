"""__reduce__ and __setstate__ of the iterators of ranges."""
# fixture: since 3.12
for i in (iter(range(5)), iter(range(2**70)), reversed(range(3)), iter(range(0)), iter(range(9, 2, -3)), iter(range(2**63, 2**64, 2**62))):
    print(i.__reduce__()[0].__name__, i.__reduce__()[1:])
    next(i, None)
    print(i.__reduce__()[1:])
    i.__setstate__(2)
    print(i.__reduce__()[1:], next(i, "end"))
    i.__setstate__(-1)
    print(i.__reduce__()[1:])

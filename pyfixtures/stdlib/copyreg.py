import copyreg


class Point:
    def __init__(self, x):
        self.x = x


class Slots:
    __slots__ = ("a", "_b", "__c")


copyreg.pickle(Point, lambda p: (Point, (p.x,)))
print(copyreg.dispatch_table[Point](Point(4)))
print(copyreg._slotnames(Slots), copyreg._slotnames(Point), Slots.__slotnames__)
print(copyreg.__newobj__(int, 5), copyreg.__newobj_ex__(str, (b"x", "ascii"), {}), copyreg._reconstructor(Point, object, None).__class__)
print(Point(1).__reduce_ex__(1), Point(1).__reduce_ex__(2)[0] is copyreg.__newobj__) if False else print(Point(1).__reduce_ex__(2)[0] is copyreg.__newobj__)
copyreg.add_extension("m", "n", 240)
print(copyreg._extension_registry[("m", "n")], copyreg._inverted_registry[240])
for bad in (lambda: copyreg.add_extension("m", "o", 240), lambda: copyreg.add_extension("m", "n", 241), lambda: copyreg.add_extension("m", "o", 0),
            lambda: copyreg.remove_extension("m", "n", 9), lambda: copyreg.pickle(Point, 3), lambda: copyreg.constructor(3),
            lambda: Slots().__reduce_ex__(1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
copyreg.remove_extension("m", "n", 240)
copyreg.clear_extension_cache()
print(("m", "n") in copyreg._extension_registry, copyreg.pickle_complex(1 + 2j), copyreg.dispatch_table[complex](3j))

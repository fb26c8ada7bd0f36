"""Which classes are laid out alike, for assignments to __class__ and __bases__."""
for base in (int, tuple, bytes, str, list, dict, float, set, frozenset, complex, bytearray, Exception, object):
    A = type("A", (base,), {}) ; B = type("B", (base,), {})
    C = type("C", (base,), {"__slots__": ()}); D = type("D", (base,), {"__slots__": ()})
    try: E = type("E", (base,), {"__slots__": ("__dict__",)})
    except TypeError as e: print(e); E = A
    F = type("F", (A,), {}); G = type("G", (B,), {}); H = type("H", (A,), {"__slots__": ()})
    for x, y in ((A, B), (C, D), (A, C), (A, E), (A, F), (F, A), (F, G), (F, H), (H, A), (C, A), (F, B)):
        o = x()
        try:
            o.__class__ = y
            print(base.__name__, x.__name__, y.__name__, "ok")
        except Exception as e:
            print(base.__name__, x.__name__, y.__name__, e)
    for t, u in ((A, C), (F, B), (F, A), (C, D)):
        try:
            t.__bases__ = (u,)
            print(base.__name__, "bases ok")
        except Exception as e:
            print(base.__name__, "bases", e)

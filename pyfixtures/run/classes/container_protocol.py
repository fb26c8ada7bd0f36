class Box:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        print("getitem", i)
        return self.items[i] if isinstance(i, (int, slice)) else ("key", i)

    def __setitem__(self, i, v):
        print("setitem", i, v)

    def __delitem__(self, i):
        print("delitem", i)

    def __contains__(self, v):
        return v == "magic"

    def __call__(self, *a, **k):
        return a, k

    def __format__(self, spec):
        return f"<{spec or 'none'}>"

    def __str__(self):
        return "Box str"

    def __bool__(self):
        return False


b = Box(1, 2, 3)
print(len(b), b[0], b[1:], b[::2], b["k"], b[1, 2], b[...], b[1:2, 3], "magic" in b, 1 in b, b(), b(1, *[2], x=3), f"{b} {b:spec} {b!s}", format(b), str(b), bool(b), b and 1, not b)
b[0] = "a"
b[1:2] = [1]
b["x"] += "y" if 0 else ("z",)
del b[5], b[1:3]
for x in b:
    print(x)


class Sized:
    def __len__(self):
        return 0


class Bad:
    def __len__(self):
        return -1

    def __bool__(self):
        return 1

    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __hash__(self):
        return "h"

    def __index__(self):
        return 1.5

    def __format__(self, s):
        return 5

    def __iter__(self):
        return 1

    def __contains__(self, x):
        return "truthy"

    def __int__(self):
        return "i"

    def __float__(self):
        return 1

    def __complex__(self):
        return 1


class Huge:
    def __len__(self):
        return 2**70


x = Bad()
print(bool(Sized()), 1 in x, Sized() or "empty")
for f in (lambda: len(x), lambda: bool(x), lambda: str(x), lambda: repr(x), lambda: hash(x), lambda: [1][x], lambda: format(x), lambda: f"{x}", lambda: list(x), lambda: int(x), lambda: float(x), lambda: complex(x), lambda: range(x), lambda: print(x), lambda: bin(x), lambda: "a" * x):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class Children(OnlyRepr):
    __contains__ = None
    __hash__ = None
    __iter__ = None


print(OnlyRepr(), str(OnlyRepr()), f"{OnlyRepr()!s:>12}", [OnlyRepr()], {"k": OnlyRepr()})
for f in (lambda: 1 in Children(), lambda: hash(Children()), lambda: iter(Children())):
    try:
        f()
    except TypeError as e:
        print(e)
i = OnlyRepr()
i.__len__ = lambda: 5
try:
    len(i)
except TypeError as e:
    print(e)

# Each of these asks for more than 64 MiB: at once, or bit by bit.
def attempt(name, f):
    try:
        f()
    except MemoryError as e:
        print(name, "MemoryError")
    except BaseException as e:
        print(name, type(e).__name__, e)
    else:
        print(name, "done")
attempt("str*", lambda: 'a' * 10**12)
attempt("pow", lambda: 10 ** 10 ** 9)
attempt("pow2", lambda: 10 ** 10 ** 10)
attempt("shift", lambda: 1 << 10 ** 12)
attempt("shift2", lambda: 1 << 10 ** 9)
attempt("list*", lambda: [0] * 2 ** 40)
attempt("list*2", lambda: [0] * 2 ** 24)
attempt("tuple*", lambda: (0, 1) * 2 ** 24)
attempt("bytes", lambda: bytes(10 ** 9))
attempt("bytearray", lambda: bytearray(10 ** 9))
attempt("join", lambda: ",".join(["x" * 1000000] * 1000))
attempt("replace", lambda: ("a" * 1000000).replace("a", "b" * 1000))
attempt("format", lambda: "{:>1000000000}".format("x"))
attempt("fspec", lambda: format(5, "1000000000d"))
attempt("percent", lambda: "%1000000000d" % 5)
attempt("range", lambda: list(range(10 ** 9)))
attempt("tuple range", lambda: tuple(range(10 ** 9)))
attempt("set range", lambda: set(range(10 ** 8)))
attempt("dict", lambda: dict.fromkeys(range(10 ** 8)))
attempt("sorted", lambda: sorted(range(10 ** 9)))
attempt("zfill", lambda: "1".zfill(10 ** 9))
attempt("center", lambda: "1".center(10 ** 9))
parts = ["x" * 1000000] * 1000
attempt("repr list", lambda: repr(parts))
attempt("repr tuple", lambda: str(tuple(parts)))
attempt("repr dict", lambda: repr(dict(enumerate(parts))))
attempt("repr escapes", lambda: repr("\0" * 20_000_000))
attempt("ascii", lambda: ascii("\U0001f40d" * 7_000_000))
attempt("percents", lambda: ("%s" * 1000) % tuple(parts))
s = parts[0] * 8
attempt("f-string", lambda: f"{s}{s}{s}{s}{s}{s}{s}{s}")


def slices():
    s = slice("x" * 100)
    for _ in range(100):
        s = slice(s, s, s)
    return repr(s)


attempt("slices", slices)


def aliases():
    a = list[slices]
    for _ in range(100):
        a = dict[a, a]
    return repr(a)


attempt("aliases", aliases)


def deques():
    from _collections import deque

    return deque([1, 2], 10**8) * 10**11


attempt("deques", deques)
del parts, s
attempt("map", lambda: list(map(str, range(10 ** 9))))
attempt("comp", lambda: [i for i in range(10 ** 9)])
attempt("comp str", lambda: [str(i) * 3 for i in range(10 ** 9)])
attempt("genexp", lambda: list(str(i) for i in range(10 ** 9)))
def grow():
    s = ""
    while True:
        s += "x" * 10000
attempt("iadd", grow)
def chain():
    l = None
    while True:
        l = [l]
attempt("chain", chain)
def ba():
    b = bytearray()
    while True:
        b += b"x" * 100000
attempt("ba", ba)
def insts():
    class A:
        pass
    l = []
    while True:
        a = A()
        a.x = a.y = a.z = 1.5
        l.append(a)
attempt("insts", insts)
def dicts():
    d = {}
    n = 0
    while True:
        d[n] = n
        n += 1
attempt("dicts", dicts)
print("end")

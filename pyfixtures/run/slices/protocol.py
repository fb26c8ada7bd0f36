# Slices: attributes, indices, comparison, hashing, keys with several dimensions, and every odd step over every sequence type.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Keys:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        self.last = key, value

    def __delitem__(self, key):
        self.last = "del", key


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


k = Keys()
print(k[1:2], k[:], k[::], k[1:], k[:2:3], k[1, 2:3], k[..., None, ::-1], k[(1, 2)], k[()], k[1:2, ], k["a":"b"], k[[1]:{}], k[k[1]:k[2]])
k[1:2] = 3
print(k.last)
k[1:2, ::3] = 4
print(k.last)
del k[::2]
print(k.last, slice(1), slice(1, 2).stop, slice(None).step, attempt(lambda: slice()), attempt(lambda: slice(1, 2, 3, 4)), attempt(lambda: setattr(slice(1), "stop", 2)), slice(1, 2) == slice(1, 2), slice(1) < slice(2), attempt(lambda: slice(1) < 5), slice(1, [2]) == slice(1, [2]), slice(1) != 1)
for s in (slice(None), slice(2), slice(-3, None), slice(None, None, -1), slice(10, 2, -3), slice(-100, 100, 7), slice(5, 5), slice(Index(1), Index(-1), Index(2)), slice(10**30), slice(None, None, 10**30), slice(None, -(10**30), -(10**30)), slice(True, False, -1)):
    start, stop, step = s.indices(10)
    print(f"{start},{stop},{step} {list(range(10))[s] == list(range(start, stop, step))}", end="; ")
print(attempt(lambda: slice(1).indices(-1)), attempt(lambda: slice("a").indices(5)), attempt(lambda: slice(1, 2, 0).indices(5)), attempt(lambda: slice(1).indices("x")), attempt(lambda: slice(1).indices(10**30)))
for seq in ("abcdefg", b"abcdefg", bytearray(b"abcdefg"), [*"abcdefg"], tuple("abcdefg"), range(0, 70, 10), memoryview(b"abcdefg")):
    parts = [seq[::2], seq[::-2], seq[5:1:-1], seq[-3:], seq[:-3], seq[3:3], seq[100:], seq[-100:2], seq[::100], seq[Index(1):Index(4)], seq[1:10**20]]
    print(type(seq).__name__, [bytes(p) if isinstance(p, memoryview) else p for p in parts])
    print("  ", attempt(lambda: seq[::0]), attempt(lambda: seq["a":]), attempt(lambda: seq[1.5]), attempt(lambda: seq[Index(2)]), attempt(lambda: seq[7]), attempt(lambda: seq[-8]), attempt(lambda: seq[10**30]), attempt(lambda: seq[None]), attempt(lambda: seq[1, 2]))
l = list(range(10))
l[2:4] = "xyz"
l[::-3] = "ABCD"
l[5:5] = (i for i in range(2))
l[-1:] = []
l[20:30] = [1]
print(l, attempt(lambda: l.__setitem__(slice(None, None, 2), [1])), attempt(lambda: l.__setitem__(slice(0, 1), 5)), attempt(lambda: l.__setitem__(slice(None, None, 0), [])))
l[:] = l[::-1]
del l[::3], l[-2:], l[:1]
print(l, slice(1, 2, 3).__reduce__()[1], repr(slice("a", None, [1])), [*map(slice, "ab")], type(slice(1).indices(3)))

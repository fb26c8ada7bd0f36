"""Slices between ints, None and other things, of every builtin sequence, read and assigned."""


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index", self.n)
        return self.n


class Sub(list):
    def __getitem__(self, key):
        return ("got", key)

    def __setitem__(self, key, value):
        print("set", key, value)


ENDS = [None, 0, 1, 3, -1, -3, 7, -7, 10**30, -(10**30), True, Index(2)]
SEQUENCES = [[0, 1, 2, 3, 4], (0, 1, 2, 3, 4), "abcde", "añcde", "a蛇b🐍c", b"abcde", bytearray(b"abcde"), range(5)]
for sequence in SEQUENCES:
    for start in ENDS:
        print(type(sequence).__name__, start if not isinstance(start, Index) else "I", [sequence[start:stop] for stop in ENDS])

text, items, pair = "whole", [1, 2], (1, 2)
print(text[:] is text, pair[:] is pair, items[:] is items, text[1:2] is "hello"[3:4], text[5:] == "")
for start in (None, 0, 2, -2, 9):
    for stop in (None, 1, 3, -1, 9):
        for new in ([], [7], (8, 9), "xyz", range(3)):
            target = [0, 1, 2, 3, 4]
            target[start:stop] = new
            print(start, stop, new, target)
own = [1, 2, 3, 4]
own[1:3] = own
print(own)
own[:2] = own[2:4]
print(own)


def refused(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def assign(target, start, stop, value):
    target[start:stop] = value
    return target


refused(lambda: [1]["a":2])
refused(lambda: "abc"[:1.5])
refused(lambda: 5[1:2])
refused(lambda: assign([1], 0, 1, 5))
refused(lambda: assign((1,), 0, 1, [5]))
refused(lambda: assign("abc", 0, 1, "x"))
refused(lambda: assign([1, 2], "a", 1, [5]))
print(Sub([1, 2])[1:2], assign(Sub([1, 2]), 0, 1, [3]))


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


row = [Noisy("a"), Noisy("b"), Noisy("c")]
row[0:2] = [1, 2]
print("replaced")
row[:] = (3, 4, 5)
print(row, [0] * 3, [1, 2] * 2, [3] * -1, 2 * [None], [1] + [2], [[]] * 2)
grown = alias = [1]
grown += [2]
grown *= 2
print(alias, grown is alias)

# Views of memory: formats, shapes, casts, slices, release, and what exporters refuse meanwhile.

import sys


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def assign(view, key, value):
    view[key] = value


data = bytearray(range(24))
view = memoryview(data)
print(view.nbytes, view.itemsize, view.ndim, view.format, view.readonly, view.shape, view.strides, view.suboffsets)
print(view.obj is data, view.c_contiguous, view.f_contiguous, view.contiguous, len(view))
print(view[3], view[-1], view[2:8:3].tolist(), view[::-2].tobytes())
print(view[2:10].hex(), view[2:10].hex("-", 3))
attempt(lambda: view[24])
attempt(lambda: view["a"])
attempt(lambda: view[1, 2])
attempt(lambda: view[1:2, 2:3])
attempt(lambda: view[()])
view[0] = 200
view[1:4] = b"xyz"
view[4:10:2] = memoryview(b"ABC")
print(data)
for key, value in (0, 256), (0, -1), (0, "a"), (slice(1, 3), b"long"), (slice(1, 3), 5), (0, 1.5):
    attempt(lambda: assign(view, key, value))
attempt(lambda: view.__delitem__(0))
for change in (lambda: data.append(1), lambda: data.pop(), lambda: data.clear(), lambda: data.extend(b"a"), lambda: data.__delitem__(0),
               lambda: data.insert(0, 1), lambda: data.remove(200), lambda: data.__setitem__(slice(0, 1), b"ab"), lambda: data.__iadd__(b"a")):
    attempt(change)
data[0:2] = b"ab"
data += b""
print(bytes(view[:3]), view == data, view[:2] == b"ab", view != b"ab", view == 3)

for code in "bBhHiIqQcfde":
    if code == "e" and sys.version_info < (3, 12):
        continue
    cast = memoryview(bytearray(b"\x01\x02\x00\xff\x7f\x80\x01\x01")).cast(code)
    print(code, cast.itemsize, cast.shape, cast.strides, cast.tolist())
    if code != "c":
        cast[0] = 1
        print(cast[0], cast.tobytes().hex())
print(memoryview(b"\0\1").cast("?").tolist())
for code, value in ("b", 128), ("b", -128), ("H", 65536), ("Q", 2**64), ("Q", -1), ("?", "yes"), ("c", b"ab"), ("c", 1), ("f", 1e300), ("d", "a"), ("e", 1e6):
    attempt(lambda: assign(memoryview(bytearray(8)).cast(code), 0, value))

grid = view.cast("B", [2, 3, 4])
print(grid.shape, grid.strides, grid.ndim, len(grid), grid.tolist())
print(grid[1, 2, 3], grid[-1, -1, -1], grid[0, 0, 0])
grid[1, 1, 1] = 99
print(view[17])
for key in (0, (0, 1), (0, 0, 0, 0), (2, 0, 0), (slice(1), slice(1), slice(1)), "a", ("a", 1, 2)):
    attempt(lambda: grid[key])
    attempt(lambda: assign(grid, key, 1))
print(grid.tobytes() == data, grid.tobytes("F").hex(), grid.tobytes(order=None) == data, grid.cast("B").shape, grid.c_contiguous, grid.f_contiguous)
attempt(lambda: grid.tobytes("X"))
print(grid[1:].tolist(), grid[::-1].shape)
attempt(lambda: assign(grid, slice(1), 1))
attempt(lambda: iter(grid))
scalar = memoryview(b"\x07\0\0\0").cast("i", [])
print(scalar.ndim, scalar.shape, scalar[()], scalar[...].tolist(), scalar.tolist(), scalar.nbytes)
attempt(lambda: len(scalar))
attempt(lambda: scalar[0])
for arguments in ("hh",), ("Z",), ("<i",), ("@i",), ("i", [5]), ("i", (2, 3)), ("i", [0]), ("i", [-6]), ("i", ["a"]), ("i", 6), ("q", [3]), ("d",), (1,):
    attempt(lambda: view.cast(*arguments).shape)
attempt(lambda: view[::2].cast("H"))
attempt(lambda: view.cast("H").cast("i"))
attempt(lambda: view[:5].cast("H"))
attempt(lambda: memoryview(b"").cast("B", [1]))
print(view.cast("@H").format, view.cast("H").cast("B").cast("i").tolist()[:2])

print(hash(memoryview(b"abc")) == hash(b"abc"), hash(memoryview(b"abc").cast("c")) == hash(b"abc"))
attempt(lambda: hash(view))
attempt(lambda: hash(memoryview(b"abcd").cast("i")))
frozen = view.toreadonly()
print(frozen.readonly, frozen.toreadonly() == frozen)
attempt(lambda: assign(frozen, 0, 1))
print(memoryview(b"\1\0\2\0").cast("H") == memoryview(b"\1\2"), memoryview(b"\1\2").cast("b") == b"\1\2", memoryview(b"\0\0\0\0").cast("f") == memoryview(b"\0\0\0\0").cast("i"))
print([*memoryview(b"abc")], list(reversed(memoryview(b"abc"))), 98 in memoryview(b"abc"), type(iter(memoryview(b""))).__name__)
print(b"x".join([memoryview(b"a"), memoryview(b"b")]), b"a" + memoryview(b"bc"), bytes(memoryview(b"abc")[::-1]), int(memoryview(b"12")), float(memoryview(b"1.5")))
print(b"abcabc".find(memoryview(b"ca")), bytearray(memoryview(b"hi")), str(memoryview(b"hi"), "ascii"), b"%b" % memoryview(b"hi"))

with memoryview(data) as held:
    print(held[0])
attempt(lambda: held[0])
attempt(lambda: held.__enter__())
attempt(lambda: len(held))
attempt(lambda: held.nbytes)
attempt(lambda: bytes(held))
attempt(lambda: memoryview(held))
print(held == held, held == data, repr(held).startswith("<released memory at 0x"), repr(view).startswith("<memory at 0x"))
held.release()
for released in grid, frozen, view:
    released.release()
data.append(1)
print(len(data))
attempt(lambda: memoryview("text"))
attempt(lambda: memoryview())
attempt(lambda: memoryview(object=b"ab").tolist())
attempt(lambda: type("Sub", (memoryview,), {}))

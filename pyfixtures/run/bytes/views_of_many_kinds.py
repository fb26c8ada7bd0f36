# memoryview: formats, casts, several dimensions, slices with steps, comparison, release, and assignment.
from array import array


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


raw = bytearray(range(24))
view = memoryview(raw)
print(view.format, view.itemsize, view.ndim, view.shape, view.strides, view.suboffsets, view.nbytes, view.readonly, view.contiguous, view.c_contiguous, view.f_contiguous, view.obj is raw, len(view))
for code in "bBhHiIqQfd?c":
    size = memoryview(array(code) if code in "bBhHiIqQfd" else b"").itemsize
    cast = view.cast(code)
    print(code, cast.itemsize, cast.shape, [x if not isinstance(x, float) else f"{x:.4g}" for x in cast[:2].tolist()], cast[-1] if code not in "fd" else "-")
grid = view.cast("B", (2, 3, 4))
print(grid.shape, grid.strides, grid.ndim, grid.tolist(), grid[1, 2, 3], grid[-1, -1, -1], grid.nbytes, len(grid), attempt(lambda: grid[0]), attempt(lambda: grid[0:1].shape), attempt(lambda: grid[2, 0, 0]), attempt(lambda: grid[0, 0]), attempt(lambda: list(grid)))
grid[0, 1, 2] = 255
print(raw[6], grid.tobytes() == bytes(raw), grid == view.cast("B", [2, 3, 4]), grid == view, grid.cast("B").shape, attempt(lambda: grid.cast("H").shape), attempt(lambda: view.cast("B", (5, 5))), attempt(lambda: view.cast("i", (2, -3))), view.cast("H", (3, 4)).tolist()[0])
steps = view[::3]
print(steps.tolist(), steps.strides, steps.contiguous, steps[::-1].tolist(), steps[1:4].tolist(), attempt(lambda: steps.cast("h")), steps.tobytes(), bytes(steps[::2]), steps.hex(), view[:4].hex("-", 2), steps == view[::3], view[5:5].tolist(), view[::-1][0])
view[2:5] = b"abc"
view[::8] = b"XYZ"
print(bytes(raw), attempt(lambda: view.__setitem__(slice(0, 2), b"abc")), attempt(lambda: view.__setitem__(0, 256)), attempt(lambda: view.__setitem__(0, "a")), attempt(lambda: view.__setitem__(100, 1)), attempt(lambda: view.__delitem__(0)), attempt(lambda: view.__setitem__(slice(0, 2), array("h", [1]))))
shorts = memoryview(array("h", [1, -2, 300, 4]))
shorts[1] = 77
shorts[2:] = array("h", [-5, -6])
print(shorts.tolist(), shorts.format, attempt(lambda: shorts.__setitem__(0, 40000)), attempt(lambda: shorts.__setitem__(slice(0, 2), b"abcd")), shorts == array("h", [1, 77, -5, -6]), shorts == [1, 77, -5, -6], shorts.tobytes(), shorts[::-2].tolist(), 300 in shorts, shorts.cast("B")[:4].tolist())
readonly = memoryview(b"constant")
print(attempt(lambda: readonly.__setitem__(0, 1)), readonly.toreadonly().readonly, hash(readonly) == hash(b"constant"), attempt(lambda: hash(view)), view.toreadonly().readonly, readonly == b"constant", readonly == bytearray(b"constant"), attempt(lambda: readonly < b"z"), b"const" in [bytes(readonly[:5])], readonly[1:3] == memoryview(b"on"))
print(attempt(lambda: raw.append(1)), attempt(lambda: raw.clear()), raw.__setitem__(0, 1), attempt(lambda: raw.extend(b"")))
with memoryview(bytearray(b"scoped")) as inner:
    part = inner[1:]
print(attempt(lambda: inner[0]), attempt(lambda: inner.tolist()), part[0], attempt(lambda: part.obj), attempt(lambda: inner.__enter__()), inner.release(), repr(inner).split(" at")[0])
for v in (view, grid, steps, cast):
    v.release()
print([x for x in memoryview(b"\1\2")], list(reversed(memoryview(b"\1\2\3"))), memoryview(b"ab").tolist(), b"".join([memoryview(b"x"), bytearray(b"y")]), bytes(memoryview(b"abc")[1:]), int.from_bytes(memoryview(b"\1\0"), "big"))
for wrong in (lambda: memoryview("text"), lambda: memoryview(5), lambda: memoryview(), lambda: memoryview(b"ab").cast("z"), lambda: memoryview(b"abc").cast("h"), lambda: memoryview(b"ab")[1.5], lambda: memoryview(b"ab")["x"], lambda: memoryview(b"ab")[5], lambda: memoryview(b"ab").cast("B", 5), lambda: memoryview(b"ab").cast(5), lambda: memoryview(b"abcd").cast("h").cast("i"), lambda: memoryview(b"ab")[0, 0], lambda: memoryview(b"") + b""):
    print(attempt(wrong))
single = memoryview(b"q").cast("B", [])
print(single.ndim, single.shape, single[()], single.tolist(), attempt(lambda: len(single)), attempt(lambda: single[0]), attempt(lambda: list(single)), single.tobytes())

# Arrays of each type code: limits, conversions, and operations that keep the code.
from array import array, typecodes

print(typecodes)
for code in "bBhHqQ":
    a = array(code)
    bits = a.itemsize * 8
    low, high = (0, 2**bits - 1) if code.isupper() else (-2**(bits - 1), 2**(bits - 1) - 1)
    a.extend([low, high])
    assert a.tolist() == [low, high] and array(code, a.tobytes()) == a
    for beyond in (low - 1, high + 1):
        try:
            a.append(beyond)
        except OverflowError as error:
            print(code, error)
    try:
        a.append(1.5)
    except TypeError as error:
        print(code, error)
a = array("i", [3, 1, 2])
b = a[:]
b.extend(a)
b += array("i", [9])
print(a, b, a + a, a * 2, b[1:4], b[::-1], a < b, a == array("q", [3, 1, 2]), 3 in a, a.index(1), b.count(3), len(b))
b[1:3] = array("i", [7, 7, 7])
del b[0]
b.insert(1, 100)
b.reverse()
print(b, b.pop(), b.pop(0), b.remove(7), b, bytes(memoryview(b))[:4], b.typecode)
a.byteswap()
print(a, array("d", [1, 2.5]).tolist(), array("f", [1.1])[0], array("u", "añ€").tounicode(), array("B", b"ab"), array("u", "ab"))
c = array("h")
c.frombytes(b"\1\0\2\0")
c.fromlist([5])
print(c, list(reversed(c)), c.buffer_info()[1])
for wrong in (lambda: array("z"), lambda: array("i", "ab"), lambda: array("i") + array("h"), lambda: array("i") + [1], lambda: a.__setitem__(slice(0, 1), [1]),
              lambda: a[9], lambda: array("i").pop(), lambda: array("i", [1]).remove(2), lambda: array("i").frombytes(b"abc"), lambda: array("i", 5), lambda: array("i").index(1),
              lambda: array("u", [1]), lambda: array("i").fromlist((1,)), lambda: array("ii"), lambda: hash(a), lambda: array(), lambda: a["x"]):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
view = memoryview(a)
try:
    a.append(1)
except BufferError as error:
    print(error)
view.release()
a.append(1)
print(len(a))

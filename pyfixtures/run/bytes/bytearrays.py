a = bytearray(b"hello")
print(a, len(a), a[0], a[1:3], bytes(a), a == b"hello", bytearray(2), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray())
a[0] = 72
a[1:3] = b"EL--"
print(a)
a.append(33)
a.extend(b"xyz")
a.extend([48, 49])
a.insert(0, 62)
a += b"++"
print(a, a.pop(), a.pop(0), a.find(b"x"), a.count(b"l"))
a.remove(108)
a.reverse()
print(a)
del a[0]
del a[::2]
print(a, a.copy() is a, a * 2, a + b"z", b"z" + a)
a *= 2
print(a, a.upper(), a.hex(), a.split(b"-"), type(a.strip()), a.decode("latin-1"), a in (bytes(a),))
a[::2] = bytes(len(a[::2]))
print(a)
a.clear()
print(a, not a)
m = bytearray(b"abc")
for i, c in enumerate(m):
    m[i] = c + 1
print(m, repr(m), str(m), f"{m}", m.startswith(b"b"), m.replace(b"c", b"--"), m < b"c")
cases = [lambda: bytearray(b"a").remove(5), lambda: bytearray().pop(), lambda: bytearray(b"a").append(256), lambda: bytearray(b"a").append("b"), lambda: bytearray(b"a").__setitem__(5, 1), lambda: hash(bytearray()), lambda: bytearray("x"), lambda: bytearray(b"a") + "b", lambda: bytearray(b"ab").__setitem__(slice(0, 2, 2), b"xyz"), lambda: bytearray(b"a").extend([300]), lambda: bytearray(b"a").index(b"z"), lambda: bytearray(b"abc").__setitem__(0, None), lambda: bytearray(-1)]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

# Buffers that are exported while their owner is resized, released or changed by callbacks.
import _io
import array


def attempt(label, f):
    try:
        print(label, "->", f())
    except Exception as e:
        print(label, "->", type(e).__name__, e)


b = bytearray(b"abcdef")
view = memoryview(b)
for label, f in ("append", lambda: b.append(1)), ("extend", lambda: b.extend(b"x")), ("clear", lambda: b.clear()), ("pop", lambda: b.pop()), ("insert", lambda: b.insert(0, 1)), ("remove", lambda: b.remove(97)), ("del", lambda: b.__delitem__(0)), ("del slice", lambda: b.__delitem__(slice(0, 2))), ("grow slice", lambda: b.__setitem__(slice(0, 1), b"xyz")), ("same slice", lambda: b.__setitem__(slice(0, 2), b"yz")), ("+=", lambda: b.__iadd__(b"x")), ("*=", lambda: b.__imul__(2)), ("*= 1", lambda: b.__imul__(1) is b), ("reverse", lambda: b.reverse()), ("extend nothing", lambda: b.extend(b"")), ("init", lambda: b.__init__(b"x")), ("read", lambda: _io.BytesIO(b"12").readinto(b)):
    attempt(label, f)
print(b, bytes(view))
view.release()
attempt("released", lambda: bytes(view))
b.append(1)
print(b)

a = array.array("i", [1, 2, 3])
with memoryview(a) as view:
    for label, f in ("append", lambda: a.append(1)), ("pop", lambda: a.pop()), ("extend", lambda: a.extend([1])), ("set", lambda: a.__setitem__(0, 9)), ("del", lambda: a.__delitem__(0)), ("+=", lambda: a.__iadd__(a)), ("byteswap", lambda: a.byteswap()), ("frombytes", lambda: a.frombytes(b"1234")):
        attempt(f"array {label}", f)
print(a)

file = _io.BytesIO(b"abcdef")
view = file.getbuffer()
for label, f in ("write", lambda: file.write(b"x")), ("truncate", lambda: file.truncate(1)), ("close", lambda: file.close()), ("read", lambda: file.read(2)), ("init", lambda: file.__init__(b"x")), ("setstate", lambda: file.__setstate__((b"a", 0, None))):
    attempt(f"BytesIO {label}", f)
del view
attempt("BytesIO write", lambda: file.write(b"x"))


class Index:
    def __init__(self, act, value=0):
        self.act, self.value = act, value

    def __index__(self):
        self.act()
        return self.value


# Indices and items that release the memoryview or shrink its owner in the midst of it.
for label, f in ("get", lambda v: v[Index(v.release)]), ("slice", lambda v: bytes(v[Index(v.release):])), ("set", lambda v: v.__setitem__(Index(v.release), 1)), ("set value", lambda v: v.__setitem__(0, Index(v.release, 5))), ("set slice", lambda v: v.__setitem__(slice(0, Index(v.release, 2)), b"xy")), ("cast", lambda v: v.cast("B", [Index(v.release, 4)])):
    b = bytearray(b"abcd")
    view = memoryview(b)
    attempt(f"memoryview {label}", lambda: f(view))
    print(b)
for label, f in ("get", lambda b: b[Index(b.clear, 1)]), ("set", lambda b: b.__setitem__(Index(b.clear, 1), 5)), ("set value", lambda b: b.__setitem__(1, Index(b.clear, 5))), ("del", lambda b: b.__delitem__(Index(b.clear, 1))), ("insert", lambda b: b.insert(Index(b.clear, 3), 5)), ("insert value", lambda b: b.insert(3, Index(b.clear, 5))), ("append", lambda b: b.append(Index(b.clear, 5))), ("extend", lambda b: b.extend([1, Index(b.clear, 5), 7])), ("remove", lambda b: b.remove(Index(b.clear, 98))), ("pop", lambda b: b.pop(Index(b.clear, 1))), ("find", lambda b: b.find(b"b", Index(b.clear, 0))), ("count", lambda b: b.count(98, 0, Index(b.clear, 4))), ("slice", lambda b: b.__setitem__(slice(Index(b.clear, 0), 2), b"xyz")), ("ljust", lambda b: b.ljust(Index(b.clear, 9))), ("zfill", lambda b: b.zfill(Index(b.clear, 9))), ("*", lambda b: b * Index(b.clear, 3)), ("join", lambda b: b.join([b"x", b"y"])), ("split", lambda b: b.split(b, Index(b.clear, 3))), ("replace", lambda b: b.replace(b"b", b"yy", Index(b.clear, 3))), ("expandtabs", lambda b: b.expandtabs(Index(b.clear, 3))), ("hex", lambda b: b.hex(":", Index(b.clear, 1))):
    b = bytearray(b"abcd")
    attempt(f"bytearray {label}", lambda: f(b))
    print(b)
a = array.array("i", [1, 2, 3])
for label, f in ("set", lambda: a.__setitem__(2, Index(lambda: a.__delitem__(slice(0, 3)), 5))), ("insert", lambda: a.insert(1, Index(lambda: a.append(7), 5))), ("pop", lambda: a.pop(Index(lambda: a.__delitem__(slice(0, 2)), 2))), ("extend", lambda: a.extend(a.append(9) or v for v in (1, 2))):
    a = array.array("i", [1, 2, 3])
    attempt(f"array {label}", f)
    print(a)


class Joined:
    def __init__(self, owner):
        self.owner = owner

    def __iter__(self):
        yield b"x"
        self.owner.clear()
        yield b"y"


b = bytearray(b"--")
attempt("join clears separator", lambda: b.join(Joined(b)))
items = [b"a", b"b"]
attempt("bytes join", lambda: b",".join(items))

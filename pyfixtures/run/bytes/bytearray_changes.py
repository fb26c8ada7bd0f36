# bytearray: every mutation, slices with steps, buffers given as arguments, and what each refuses.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Index:
    def __index__(self):
        return 65


class Bytes:
    def __bytes__(self):
        return b"from __bytes__"


b = bytearray(b"hello")
b.append(33)
b.extend([Index(), 66])
b.extend(b"CD")
b.extend(memoryview(b"ef"))
b.insert(0, 90)
b.insert(-100, 89)
b.insert(100, 88)
b += b"++"
b *= 2
print(b, b.pop(), b.pop(0), b.pop(-2), b.remove(90), len(b), b.index(b"lo"), b.count(b"l"), b.rindex(108), b.find(b"zz"))
b.reverse()
print(b, b.copy() == b, b.copy() is b, b.clear(), b, bytearray(3), bytearray(Index()) == bytearray(65), bytes(Bytes()), attempt(lambda: bytearray(Bytes())), bytearray("é", "utf-8"), bytearray([1, 2]), bytearray(range(3)))
s = bytearray(b"0123456789")
s[2:4] = b"XX!"
s[::5] = b"abc"
print(s)
s[1:1] = s
print(s)
del s[::2]
print(s)
del s[-3:], s[0]
s[3:1] = b"<>"
s[len(s):] = [62, 63]
print(s, s[::-1], s[-2:0:-2], s[5:2], s[10:], s[True])
for wrong in (lambda: s.append(256), lambda: s.append(-1), lambda: s.append("a"), lambda: s.append(1.0), lambda: s.extend([300]), lambda: s.extend("ab"), lambda: s.extend(5), lambda: s.__setitem__(0, b"a"), lambda: s.__setitem__(slice(0, 4, 2), b"abc"), lambda: s.__setitem__(99, 1), lambda: s.__setitem__(slice(0, 1), 5), lambda: s.__setitem__(slice(0, 1), "a"),
              lambda: s.remove(0), lambda: bytearray().pop(), lambda: s.pop(99), lambda: s.insert("a", 1), lambda: bytearray("text"), lambda: bytearray(-1), lambda: bytearray([1.5]), lambda: bytearray(1, "utf-8"), lambda: s + "x", lambda: s + 5, lambda: s * "x", lambda: hash(s), lambda: s.__iadd__(5), lambda: "x" in s, lambda: 300 in s, lambda: s.join([1]), lambda: bytearray(b"%d") % "x", lambda: s.startswith("a"), lambda: s.split(""), lambda: s.split(b"")):
    print(attempt(wrong))
before = bytes(s)
attempt(lambda: s.extend([1, 2, 999]))
print(before == s, s[:3])
t = bytearray(b"Mixed Case")
for method in ("upper", "lower", "title", "swapcase", "capitalize", "isalpha", "istitle", "split", "hex", "isascii", "splitlines", "strip"):
    print(method, getattr(t, method)(), end="; ")
print()
print(t.replace(b"e", b"EE", 1), t.translate(None, b"aeiou"), t.translate(bytes(range(255, -1, -1)))[:3], bytearray.maketrans(b"ab", b"xy")[97:99], t.center(14, b"*"), t.zfill(12), t.partition(b" "), t.removeprefix(b"Mix"), b" ".join([t, b"z"]), bytearray(b", ").join([b"a", t]))
print(bytearray(b"%s=%05.1f %x %c %b %r %a %%") % (b"k", 2.25, 255, 65, b"bb", "r", "é"), b"%(a)s" % {b"a": b"mapped"}, bytearray(b"%d items") % 3, attempt(lambda: b"%s" % "text"), attempt(lambda: b"%d" % "x"), attempt(lambda: b"%b" % 5), attempt(lambda: b"%s %s" % b"x"), attempt(lambda: b"%c" % 300))
print(bytearray.fromhex("de ad BE\tef"), attempt(lambda: bytearray.fromhex("abc")), attempt(lambda: bytearray.fromhex("zz")), bytearray(b"\xde\xad\xbe\xef").hex(":"), bytearray(b"\x01\x02\x03\x04\x05").hex("_", 2), bytearray(b"\x01\x02\x03").hex(" ", -2), bytes.fromhex(""))
print(bytearray(b"a") == b"a", bytearray(b"a") < b"b", bytearray(b"a") == "a", bytearray(b"b") > bytearray(b"a"), b"a" + bytearray(b"b"), bytearray(b"a") + b"b", type(b"" + bytearray()).__name__, type(bytearray() + b"").__name__, 97 in bytearray(b"a"), b"bc" in bytearray(b"abcd"), list(bytearray(b"\0\xff")), repr(bytearray(b"'\"\n\x00\xff")), str(bytearray(b"x")))


class Named(bytearray):
    def __init__(self, *a):
        super().__init__(*a)
        self.name = "named"


n = Named(b"sub")
n += b"x"
print(n, n.name, type(n).__name__, type(n + b"y").__name__, type(n[1:]).__name__, n.__sizeof__() > 0, n.__alloc__() >= len(n), type(n * 2).__name__)

b = b"hello world"
print(b, b[0], b[-1], b[1:4], b[::-2], len(b), list(b[:3]), b + b"!", b * 2, b"o w" in b, 104 in b, b.hex(), b.hex(":", 2), bytes.fromhex("68 65 6c"))
print(repr(b"\x00\x7f\x80\xff'\"\\\n\t\r"), b"it's", b'"q"', b'\'"', rb"\x", str(b"abc"), ascii(b"\xe9"))
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(5)), bytes(bytearray(b"q")), bytes(x for x in (65, 66)))
print(b.find(b"o"), b.rfind(b"o"), b.find(111, 5), b.index(b"wor"), b.count(b"l"), b.count(108), b.startswith(b"he"), b.endswith((b"ld", b"x")), b.find(b"zz"))
print(b.upper(), b.title(), b.capitalize(), b"AbC".swapcase(), b.replace(b"l", b"L", 1), b.split(), b"a,b,,c".split(b","), b"a,b,c".rsplit(b",", 1), b.partition(b" "), b.rpartition(b"o"), b"l1\nl2\r\nl3".splitlines())
print(b"  x ".strip(), b"xxaxx".strip(b"x"), b"ab".center(6, b"*"), b"ab".ljust(4), b"7".zfill(3), b"-7".zfill(4), b",".join([b"a", b"b"]), b"a\tb".expandtabs(4), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"prefix_x".removeprefix(b"prefix_"), b"x.py".removesuffix(b".py"))
print([f(b"Abc1") for f in (bytes.isalpha, bytes.isalnum, bytes.isascii, bytes.isdigit, bytes.islower, bytes.isupper, bytes.istitle, bytes.isspace)], b" \n".isspace(), b"12".isdigit())
print(b"%s %d %x %c %r %5.1f %%|%-4d|%a" % (b"s", 5, 255, 65, b"r", 2.55, 3, "é"), b"a" < b"b", b"a" == b"a", b"a" != "a", b"ab" > b"a", hash(b"a") == hash("a"), b"" or "empty")
print(b"caf\xc3\xa9".decode(), b"\xff".decode("latin-1"), b.decode("ascii").upper(), memoryview(b)[0], bytes(memoryview(b)[2:5]), memoryview(b).nbytes)
cases = [lambda: b[20], lambda: b["a"], lambda: b + "s", lambda: "s" in b, lambda: 300 in b, lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1), lambda: bytes("a"), lambda: bytes([None]), lambda: bytes(1.5), lambda: b.index(b"z"), lambda: b.find("a"), lambda: b.split(b""), lambda: b",".join(["a"]), lambda: bytes.fromhex("6"), lambda: bytes.fromhex("zz"), lambda: b"%d" % "a", lambda: b"%s" % "a", lambda: b.replace("a", "b"), lambda: bytes.maketrans(b"a", b"bc"), lambda: b < "a", lambda: b.upper(1), lambda: setattr(b, "x", 1), lambda: bytes(1, "a"), lambda: b"\xff".decode(), lambda: b"" % 1]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
for x in b"ab":
    print(x, end=" ")
print(*enumerate(b"xy"), sorted(b"cab"), max(b), sum(b"\x01\x02"), set(b"aa") == {97}, tuple(reversed(b"ab")))

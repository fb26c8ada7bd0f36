s = "abcdefghij"
print(s[0], s[-1], s[2:5], s[:3], s[7:], s[:], s[::2], s[1::3], s[::-1], s[8:2:-2], s[-3:], s[:-3], s[5:2], s[100:], s[-100:3], s[2:100])
print(s[None:None], s[slice(1, 4)], s[slice(None, None, -3)], s[True], s[-10], s[3:3] == "", s[9::-4])
for i in (10, -11, 2**70, "a", 1.0, None, (1, 2), slice("a"), slice(1, 2, 0)):
    try:
        print(s[i])
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
print(s * 2, s * 0, s * -1, 3 * "ab", "a" + "b" "c", "ab" * True)
for f in (lambda: s * 1.5, lambda: s * "a", lambda: s + None, lambda: s - "a", lambda: -s, lambda: s.nope, lambda: s(), lambda: len(5), lambda: s < 1, lambda: s @ s):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
print(list(reversed(s)), min(s), max(s), sorted("hello"), "".join(sorted("hello", reverse=True)), list(enumerate("ab")), tuple("xy"), set("aaa"))
print("a" in s, "bcd" in s, s == "abc" + "defghij", s is s, s.__len__(), s.__getitem__(2), str(s) is s, "".join(s) == s)
print(str(), str(1.5), str(None), str([1, "a"]), str("x"), repr("x"), repr(repr("x")), str(object=5), str((1, "b")))
x = "abc"
x += "def"
x *= 2
print(x, len(x), hash(x) == hash("abcdefabcdef"), x.__class__)
word = ""
for c in s:
    word = c + word
print(word)

print("a b  c".split(), "a b  c".split(" "), " lead trail ".split(), "".split(), "".split(","), "a,b,,c".split(","), "a,b,c,d".split(",", 2), " a b c ".split(None, 1), "a  b  c".split(maxsplit=1))
print("a,b,c,d".rsplit(",", 2), " a b c ".rsplit(None, 1), "abc".rsplit("x"), "a  b c".rsplit(maxsplit=1), "a||b||c".split("||"), "a||b||c".rsplit("||", 1), "xx".split("x"), "a\u2003b\x1cc\x85d".split())
print("one\ntwo\r\nthree\rfour".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "x\x0by\x0cz\x1cw\x85v\u2028u\u2029t".splitlines(), "\n".splitlines(), "a\n".splitlines(keepends=False))
print(",".join(["a", "b"]), "".join("xyz"), "-".join([]), "-".join(["solo"]), ", ".join(str(i) for i in range(4)), "é".join("ab"), "☃".join(("1", "2", "3")), " ".join({"k": 1, "l": 2}))
print(repr("  pad \t\n".strip()), repr("  pad ".lstrip()), repr("  pad ".rstrip()), "xxhixx".strip("x"), "abcba".strip("ab"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), repr("\u3000é\u00a0".strip()), "no".strip(""), "aaa".strip("a") == "")
print("ab".center(7, "*"), "ab".center(6, "*"), "abc".center(6, "*"), "ab".ljust(5, "."), "ab".rjust(5, "."), "abc".center(2), "42".zfill(5), "-42".zfill(6), "+".zfill(3), "".zfill(2), "--1".zfill(5), repr("x".ljust(3)))
print("a\tbc\td".expandtabs(), "a\tbc\td".expandtabs(4), "\t".expandtabs(0) == "", "ab\n\tc".expandtabs(4), "x\ty".expandtabs(1))
table = str.maketrans("abc", "xyz", "d")
print(table, "aabbccdd".translate(table), "abc".translate({97: "A" * 3, 98: None, 99: 0x263A}), str.maketrans({"a": 1, 98: "b"}))
for f in (lambda: "a".split(""), lambda: "a".split(1), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "a".strip(1), lambda: "a".center(5, "ab"), lambda: "a".center("b"), lambda: "a".ljust(), lambda: str.maketrans("ab", "c"), lambda: str.maketrans(1), lambda: str.maketrans({"ab": 1}), lambda: "a".translate({97: 0x110000}), lambda: "a".expandtabs("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

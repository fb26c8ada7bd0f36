# maketrans and translate over mappings, sequences and classes; expandtabs, zfill, partition, and splitting by lines.
class Table:
    def __init__(self, answers):
        self.answers, self.asked = answers, []

    def __getitem__(self, key):
        self.asked.append(key)
        result = self.answers(key)
        if isinstance(result, Exception):
            raise result
        return result


print(str.maketrans("abc", "xyz"), str.maketrans("ab", "xy", "z"), str.maketrans({"a": 1, 98: None, "c": "many"}))
for wrong in (lambda: str.maketrans("ab", "x"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans(5), lambda: str.maketrans({1.5: 1}), lambda: str.maketrans("a", "b", 5)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print("abcabc".translate({97: "long", 98: None, 99: 0x20AC}), "hello".translate("".join(map(chr, range(128))).upper()), "ab€".translate(str.maketrans("€", "E", "b")))
for answers in (lambda k: LookupError(), lambda k: KeyError(k), lambda k: k + 1, lambda k: None, lambda k: "", lambda k: 0x110000, lambda k: -1, lambda k: 1.5, lambda k: ValueError("own"), lambda k: True, lambda k: "é" if k > 97 else IndexError()):
    table = Table(answers)
    try:
        print(repr("aab".translate(table)), table.asked)
    except Exception as error:
        print(type(error).__name__, error, table.asked)
print(["a\tb\tcc\td".expandtabs(n) for n in (8, 4, 1, 0, -1)], "01\t012\n0\tx\r\ty".expandtabs(4).splitlines(), b"a\tb".expandtabs(3))
print([s.zfill(6) for s in ("42", "-42", "+", "", "--1", "x", "1234567", "+é")], b"-7".zfill(4))
lines = "a\nb\r\nc\rd\ve\ff\x1cg\x1dh\x1ei\x85j\u2028k\u2029l"
print(lines.splitlines(), len(lines.splitlines(keepends=True)), "".join(lines.splitlines(True)) == lines, b"a\nb\r\nc\rd\ve\x85f".splitlines(), "\n\n".splitlines(), "".splitlines(), "a\n".splitlines(True))
print("a,b,,c".partition(","), "abc".partition("x"), "a--b--c".rpartition("--"), "abc".rpartition("x"), "aaa".partition("aa"), "aaa".rpartition("aa"))
print(" a  b\t\nc\xa0d\u3000e ".split(), " a  b ".split(" "), "a b c d".split(None, 2), "a b c d".rsplit(None, 1), "a,b,c".rsplit(",", 1), ",".split(","), "".split(), "".split(","), "  x  ".split(None, 0), "axbxc".split("x", -1))
print("xxabcxx".strip("x"), "abcba".strip("ab"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "\u2003 a \x1f".strip(), "é€é".strip("é"), "abc".strip(""))
print("TestHook".removeprefix("Test"), "MiscTests".removesuffix("Tests"), "ab".removeprefix("abc"), "ab".removesuffix(""), "aa".removeprefix("a"))
print("ab".join(["1", "2", "3"]), "".join(()), "-".join("é€"), "x".join({"k": 1}))
for wrong in (lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "a".split(""), lambda: "a".partition(""), lambda: "a".split(5), lambda: "a".strip(5), lambda: "a".zfill("x"),
              lambda: "a".center(3, "xy"), lambda: "a".ljust(3, 5), lambda: "a".replace("a"), lambda: "a".expandtabs("4"), lambda: "a".startswith(5), lambda: "a".endswith(["a"]), lambda: "a".count(), lambda: "a" * 1.5):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print("abababab".replace("ab", "x", 2), "aaa".replace("", "-"), "aaa".replace("a", "", 2), "".replace("", "x"), "é".replace("é", "€😀"), "abc".replace("", "-", 2))
print("hello".center(10, "*"), "odd".center(6, "."), "even".center(7, "."), "a".ljust(3, "é") + "|", "a".rjust(3, "😀"), "long".center(2))
print("banana".count("ana"), "banana".count(""), "banana".count("a", 2, -1), "banana".find("na", 3), "banana".rfind("na", 0, 4), "".find(""), "abc".find("", 3), "abc".find("", 4), "abc".rfind(""), "banana".startswith(("x", "ba")), "banana".endswith("an", 0, -1), "abc".startswith("", 4))

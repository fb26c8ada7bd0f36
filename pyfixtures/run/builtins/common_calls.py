"""Calls of builtin functions, methods and types with common arguments, and with some that look like them."""


class Text(str):
    def __str__(self):
        return "own"

    def __format__(self, spec):
        return f"<{spec}>"


class Whole(int):
    def __abs__(self):
        return "abs"

    def __lt__(self, other):
        return True


class Items(list):
    def append(self, item):
        super().append((item,))

    def __len__(self):
        return 42


class Stranger:
    __class__ = property(lambda self: list)


def show(*values):
    print(*(repr(v) for v in values))


def calls():
    items, own = [3, 1, 2], Items([1])
    own.append(2)
    append, pop = items.append, items.pop
    append(9)
    show(items, pop(), pop(0), items.pop(), items, own, len(own), list.append(own, 5), own)
    show(len("añ"), len((1,)), len({1: 2}), len({1, 2}), len(range(5)), len(b"ab"))
    show(abs(-3), abs(-2.5), abs(-0.0), abs(Whole(-1)), abs(True), abs(-(2**60)))
    show(max(1, 2), max(2.5, 1.5), min(0.0, -0.0), max(0.0, -0.0), min(1, 0.5), max("a", "b"), min(Whole(3), 2))
    show(ord("a"), ord("€"), chr(97), chr(255), chr(0x1F40D), ord(b"z"))
    show(isinstance(1, int), isinstance(True, (str, int)), isinstance("a", (int, (float, str))), isinstance([], dict))
    show(isinstance(Stranger(), list), isinstance(own, list), isinstance(1.5, int | float), isinstance(int, type))
    show(sum([1, 2, 3]), sum((1.5, 2)), sum([2**47, 2**47]), sum([[1], [2]], []), sum([True, 2]), sum([]))
    show(sorted([3, 1, 2]), sorted(("b", "a")), sorted([2, 1.5]), sorted([1, 2], reverse=True), sorted("ba"))
    show([1, 2.0, "x"].index(2), ["a", 1].index(1.0), {1: "a"}.get(1.0), {"k": 1}.get("z"), {}.get(1, 2))
    seen = set()
    add = seen.add
    show(add(1), seen.add("b"), seen.add((1, "c")), sorted(map(str, seen)))
    show([x for x in reversed([1, 2, 3])], [c for c in "añ"], [c for c in "abc"])


def types():
    show(str(5), str(-12), str(1.0), str(Text("t")), str("s"), str(), str(b"a", "ascii"), str(2**70))
    show(int("12"), int(" 7 "), int("-5"), int("1_0"), int(3.99), int(-3.99), int(1e20), int(True), int("9" * 30))
    show(float(3), float(2.5), float("1.5"), float(2**60), bool(0), type(1), type(type))
    show(list(), list((1, 2)), list([3]), list("ab"), tuple([1]), tuple((2,)), tuple("c"), dict(), set(), dict(a=1))
    show(range(3), range(-2), range(1, 3), range(True), list(range(2**60, 2**60 + 2)))


def formats():
    i, x, s = 1234567, 2.5, "naïve"
    show(f"{i}|{i:>10}|{i:<9}|{i:012d}|{i:,}|{-i:,d}|{i:x}|{-255:X}|{-7:05}|{7:<05}|{i:^11}|{i:+}|{i:_}|{i:#x}|{i:%}")
    show(f"{x}|{x:.1f}|{x:8.3f}|{x!r}|{s}|{s!r}|{s!a}|{s:>8}|{s!s:<7}|{Text('t')}|{Text('t'):>4}|{Text('t')!s:>4}|{True:3}")
    show("{}:{}".format(i, x), "{0}{0:>9}{1}".format(i, s), "{{}}{:,}".format(i), "{a}{}".format(1, a=2), "{0.real}".format(i))
    show("{:>{}}".format(1, 4), "{!r:>4}".format("a"), "{}".format(Text("t")), "{:%}".format(0.5), "{:b}".format(5))
    show("%d|%5d|%-5d|%05d|%i|%x|%X|%%" % (i, 42, 42, -42, 7, 255, -255), "%s|%r|%6s|%-6s|" % (s, s, "ab", "ab"))
    show("%s" % i, "%s" % x, "%.2f|%f|%8.3f" % (x, x, x), "%s" % Text("t"), "%r" % [1], "%(k)s" % {"k": 1}, "%c" % 97)
    show("%5.1f|%+d|% d|%#x|%o" % (x, 1, 1, 255, 8), "%d" % 2.9, "a" % (), "%s" % ((1,),), "a" % {})


def strings():
    text = "the quick brown fox"
    show(text.startswith("the"), text.startswith(("a", "t")), text.startswith("quick", 4), text.endswith("fox"), text.endswith(""))
    show(text.find("q"), text.find("zz"), text.find(""), text.find("o", 13), text.count("o"), text.count(""), "ññ".count("ñ"))
    show(text.split(), text.split(" "), "a,b,,".split(","), text.split(" ", 1), " ".split(), "".split(","), "añb".split("ñ"))
    show("-".join(["a", "b"]), ", ".join(("x", "ñ")), "".join([]), "".join(["one"]), "-".join("abc"), "".join(Text(c) for c in "ab"))
    show("Añ".upper(), "ABC".lower(), "abc".upper(), " a ".strip(), "xax".strip("x"), Text(" t ").strip(), "abc".isalpha())
    show("12".isdigit(), "".isdigit(), " \t".isspace(), "é".encode(), "é".encode("latin-1"), "a".encode(errors="strict"))
    show("abc" + str(1), "0123456789" + "abcdef", "0123456789" + "abcdefg", "é" + "a", "" + "a")


def failures():
    calls = [
        lambda: len(5), lambda: len(), lambda: ord("ab"), lambda: chr(-1), lambda: abs("a"), lambda: isinstance(1, 5),
        lambda: [].pop(), lambda: [1].index(2), lambda: [].append(), lambda: list.append(), lambda: list.append((), 1),
        lambda: {}.get([]), lambda: set().add([]), lambda: sum(["a"]), lambda: sorted([1, "a"]), lambda: max(1, "a"),
        lambda: "-".join([1]), lambda: "a".split(""), lambda: "a".find(1), lambda: "a".startswith(1), lambda: int("x"),
        lambda: float("x"), lambda: range("a"), lambda: str(b"a", 1), lambda: list(5), lambda: type(1, 2),
        lambda: f"{1:zz}", lambda: f"{'a':d}", lambda: "{}".format(), lambda: "{1}{}".format(1, 2), lambda: "{".format(1),
        lambda: "%d" % "a", lambda: "%d" % (1, 2), lambda: "%s%s" % 1, lambda: "%q" % 1, lambda: "a" % 1, lambda: "%" % (),
        lambda: Items().pop(), lambda: [].append.__call__(), lambda: hasattr(1, 2), lambda: getattr(1, "x"),
    ]
    for call in calls:
        try:
            show(call())
        except Exception as e:
            print(type(e).__name__, e)
    show(hasattr(1, "real"), hasattr(1, "x"), getattr(1, "x", "none"), getattr([], "append") is not None)


def parameters():
    def rest(a, b=2, *args, c=3, d, **kwargs):
        return a, b, args, c, d, sorted(kwargs.items())

    def several(a, *, b=1, c=2, d=3, e=4, f=5):
        return a, b, c, d, e, f

    def generated(n):
        for i in range(n):
            yield rest(i, d=i), rest(i, i, i, i, d=0, z=1), several(i), several(i, f=0)

    show(list(generated(2)), rest(*range(5), d=1), rest(1, d=2, **{"x": 1}))
    for call in (lambda: rest(1), lambda: rest(d=1), lambda: several(1, 2), lambda: several(b=1), lambda: rest(1, a=2, d=3)):
        try:
            show(call())
        except TypeError as e:
            print(str(e).replace("parameters.<locals>.", ""))


for part in (calls, types, formats, strings, failures, parameters):
    print("--", part.__name__)
    for _ in range(2):
        part()

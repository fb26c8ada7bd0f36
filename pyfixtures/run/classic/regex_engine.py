# A backtracking matcher for regular expressions: groups, classes, greedy and lazy repeats, alternatives.
class Node:
    pass


class Char(Node):
    __match_args__ = ("test", "text")

    def __init__(self, test, text):
        self.test, self.text = test, text


class Seq(Node):
    __match_args__ = ("items",)

    def __init__(self, items):
        self.items = items


class Alt(Node):
    __match_args__ = ("options",)

    def __init__(self, options):
        self.options = options


class Repeat(Node):
    __match_args__ = ("item", "low", "high", "greedy")

    def __init__(self, item, low, high, greedy):
        self.item, self.low, self.high, self.greedy = item, low, high, greedy


class Group(Node):
    __match_args__ = ("item", "number")

    def __init__(self, item, number):
        self.item, self.number = item, number


class Anchor(Node):
    __match_args__ = ("kind",)

    def __init__(self, kind):
        self.kind = kind


CLASSES = {"d": str.isdigit, "w": lambda c: c.isalnum() or c == "_", "s": str.isspace}


class Parser:
    def __init__(self, pattern):
        self.pattern, self.at, self.groups = pattern, 0, 0

    @property
    def next(self):
        return self.pattern[self.at : self.at + 1]

    def take(self):
        c = self.next
        self.at += 1
        return c

    def alternatives(self):
        options = [self.sequence()]
        while self.next == "|":
            self.take()
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Alt(options)

    def sequence(self):
        items = []
        while self.next and self.next not in "|)":
            items.append(self.repeated())
        return Seq(items)

    def repeated(self):
        item = self.atom()
        while self.next and self.next in "*+?{":
            match self.take():
                case "*":
                    low, high = 0, None
                case "+":
                    low, high = 1, None
                case "?":
                    low, high = 0, 1
                case _:
                    text = self.pattern[self.at : self.pattern.index("}", self.at)]
                    self.at += len(text) + 1
                    first, comma, last = text.partition(",")
                    low, high = int(first), (int(last) if last else None) if comma else int(first)
            if greedy := self.next != "?":
                pass
            else:
                self.take()
            item = Repeat(item, low, high, greedy)
        return item

    def atom(self):
        c = self.take()
        if c == "(":
            self.groups += 1
            number = self.groups
            inner = self.alternatives()
            if self.take() != ")":
                raise ValueError("missing )")
            return Group(inner, number)
        if c == "[":
            return self.char_class()
        if c == ".":
            return Char(lambda c: c != "\n", ".")
        if c in "^$":
            return Anchor(c)
        if c == "\\":
            c = self.take()
            if c.lower() in CLASSES:
                test = CLASSES[c.lower()]
                return Char(test if c.islower() else lambda x: not test(x), "\\" + c)
        if c in ("*", "+", "?"):
            raise ValueError(f"nothing to repeat at {self.at - 1}")
        return Char(lambda x: x == c, c)

    def char_class(self):
        negated = self.next == "^" and bool(self.take())
        ranges = []
        while self.next != "]" or not ranges:
            c = self.take()
            if not c:
                raise ValueError("missing ]")
            if self.next == "-" and self.pattern[self.at + 1 : self.at + 2] != "]":
                self.take()
                ranges.append((c, self.take()))
            else:
                ranges.append((c, c))
        self.take()
        return Char(lambda x: any(a <= x <= b for a, b in ranges) != negated, f"[{ranges}]")


def step(node, text, at, groups, rest):
    match node:
        case Char(test):
            return at < len(text) and test(text[at]) and rest(at + 1, groups)
        case Seq([]):
            return rest(at, groups)
        case Seq([first, *others]):
            return step(first, text, at, groups, lambda i, g: step(Seq(others), text, i, g, rest))
        case Alt(options):
            return next((found for o in options if (found := step(o, text, at, groups, rest))), None)
        case Group(item, number):
            return step(item, text, at, groups, lambda i, g: rest(i, {**g, number: (at, i)}))
        case Anchor("^"):
            return at == 0 and rest(at, groups)
        case Anchor("$"):
            return at == len(text) and rest(at, groups)
        case Repeat(item, low, high, greedy):
            def more():
                if high == 0:
                    return None
                smaller = Repeat(item, max(low - 1, 0), None if high is None else high - 1, greedy)
                return step(item, text, at, groups, lambda i, g: None if i == at else step(smaller, text, i, g, rest))

            def enough():
                return rest(at, groups) if low == 0 else None

            return (more() or enough()) if greedy else (enough() or more())


def search(pattern, text):
    parser = Parser(pattern)
    tree = parser.alternatives()
    if parser.at < len(pattern):
        raise ValueError(f"unbalanced ) at {parser.at}")
    for start in range(len(text) + 1):
        if found := step(tree, text, start, {}, lambda i, g: (i, g)):
            end, groups = found
            return text[start:end], *(text[slice(*groups[n])] if n in groups else None for n in range(1, parser.groups + 1))


for pattern, text in [(r"(\w+)@(\w+)\.(com|org)", "write to ann_b@site.org now"), (r"a*?b", "aaab"), (r"^(a|ab)(c|bcd)(d*)$", "abcd"), (r"<(.+?)>", "<a><b>"), (r"<(.+)>", "<a><b>"),
                      (r"(\d{4})-(\d{2})-(\d{2})", "on 2024-02-29."), (r"[^a-z ]+", "abc DEF ghi"), (r"x{2,3}", "xxxxx"), (r"(a*)*b", "aab"), (r"colou?r", "the color"), (r"\S+$", "last word"),
                      (r"[]a]+", "x]a]"), ("nothing", "here"), (r"(x)|(y)", "zy")]:
    print(f"{pattern!r:32} {search(pattern, text)}")
for wrong in ("(a", "a)", "*a", "[a"):
    try:
        search(wrong, "aaa")
    except ValueError as error:
        print(repr(wrong), error)

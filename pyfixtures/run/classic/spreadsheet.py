# A spreadsheet: formulas over cells and ranges, recalculation in order, cycles reported.
class CellError(Exception):
    pass


class Cycle(CellError):
    def __init__(self, path):
        super().__init__("cycle " + " > ".join(path))


def column(n):
    letters = ""
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def split(name):
    letters = name.rstrip("0123456789")
    number = 0
    for c in letters:
        number = number * 26 + ord(c) - 64
    return number, int(name[len(letters):])


class Sheet:
    FUNCTIONS = {"SUM": sum, "MIN": min, "MAX": max, "COUNT": len, "AVG": lambda v: sum(v) / len(v)}

    def __init__(self):
        self.raw, self.cache, self.computing = {}, {}, []

    def __setitem__(self, name, text):
        self.raw[name] = text
        self.cache.clear()

    def __getitem__(self, name):
        if name in self.computing:
            raise Cycle([*self.computing[self.computing.index(name):], name])
        if name not in self.cache:
            self.computing.append(name)
            try:
                self.cache[name] = self.compute(self.raw.get(name, ""))
            finally:
                self.computing.pop()
        return self.cache[name]

    def compute(self, text):
        if not text.startswith("="):
            try:
                return float(text) if "." in text else int(text)
            except ValueError:
                return text
        self.tokens = None
        value, rest = self.sum(list(tokens(text[1:])))
        if rest:
            raise CellError(f"unexpected {rest[0]}")
        return value

    def sum(self, rest):
        value, rest = self.product(rest)
        while rest and rest[0] in ("+", "-"):
            op, *rest = rest
            other, rest = self.product(rest)
            value = value + other if op == "+" else value - other
        return value, rest

    def product(self, rest):
        value, rest = self.atom(rest)
        while rest and rest[0] in ("*", "/"):
            op, *rest = rest
            other, rest = self.atom(rest)
            try:
                value = value * other if op == "*" else value / other
            except ZeroDivisionError:
                raise CellError("#DIV/0!") from None
        return value, rest

    def atom(self, rest):
        match rest:
            case ["(", *rest]:
                value, rest = self.sum(rest)
                return value, rest[1:]
            case ["-", *rest]:
                value, rest = self.atom(rest)
                return -value, rest
            case [str(name), "(", first, ":", last, ")", *rest] if name in self.FUNCTIONS:
                return self.FUNCTIONS[name]([v for v in self.range(first, last) if not isinstance(v, str)]), rest
            case [str(name), *rest] if name[0].isalpha():
                return self[name] or 0, rest
            case [number, *rest]:
                return float(number) if "." in number else int(number), rest
            case _:
                raise CellError("unexpected end")

    def range(self, first, last):
        (c1, r1), (c2, r2) = split(first), split(last)
        for r in range(r1, r2 + 1):
            for c in range(c1, c2 + 1):
                yield self[column(c) + str(r)]

    def show(self):
        cells = [split(name) for name in self.raw]
        for r in range(1, max(r for _, r in cells) + 1):
            row = []
            for c in range(1, max(c for c, _ in cells) + 1):
                try:
                    row.append(str(self[column(c) + str(r)]))
                except Exception as error:
                    row.append(str(error) if isinstance(error, CellError) else type(error).__name__)
            print(" | ".join(f"{cell:>8}" for cell in row))


def tokens(text):
    word = ""
    for c in text + " ":
        if c.isalnum() or c == ".":
            word += c
            continue
        if word:
            yield word
            word = ""
        if not c.isspace():
            yield c


sheet = Sheet()
for name, text in {"A1": "item", "B1": "price", "C1": "count", "D1": "total", "A2": "tea", "B2": "2.5", "C2": "4", "D2": "=B2*C2", "A3": "cake", "B3": "3", "C3": "=C2/2", "D3": "=B3*C3",
                   "A4": "all", "C4": "=SUM(C2:C3)", "D4": "=SUM(D2:D3)*(1+B4)", "B4": "0.1"}.items():
    sheet[name] = text
sheet.show()
print(len(sheet.cache), len(sheet.computing))
sheet["C2"] = "10"
sheet["A5"], sheet["B5"], sheet["C5"], sheet["D5"] = "=AVG(B2:B3)", "=MAX(A1:D4)-MIN(B2:B3)", "=COUNT(A1:D4)", "=1/(C2-10)"
sheet["A6"], sheet["B6"], sheet["C6"], sheet["D6"] = "=B6+1", "=C6", "=A6*2", "=A1+1"
sheet["A7"], sheet["B7"], sheet["C7"] = "=1 +", "=2 3", "=-(3-5)*2"
sheet.show()
print(sheet.computing, [column(n) for n in (1, 26, 27, 52, 53, 702, 703)], [split(n) for n in ("A1", "Z9", "AA10", "ZZ99")])

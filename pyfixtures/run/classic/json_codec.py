# A JSON reader and writer with positions in its errors.
class JSONError(ValueError):
    def __init__(self, message, text, position):
        self.line = text.count("\n", 0, position) + 1
        self.column = position - (text.rfind("\n", 0, position) + 1) + 1
        super().__init__(f"{message} at line {self.line} column {self.column}")


class Reader:
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, message, at=None):
        raise JSONError(message, self.text, self.at if at is None else at)

    def skip(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def peek(self):
        self.skip()
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, wanted):
        if self.peek() != wanted:
            self.fail(f"expected {wanted!r}")
        self.at += 1

    def value(self):
        match self.peek():
            case "{":
                return self.object()
            case "[":
                return self.array()
            case '"':
                return self.string()
            case "t" | "f" | "n":
                for word, meaning in (("true", True), ("false", False), ("null", None)):
                    if self.text.startswith(word, self.at):
                        self.at += len(word)
                        return meaning
                self.fail("unknown word")
            case c if c == "-" or c.isdigit():
                return self.number()
            case "":
                self.fail("unexpected end")
            case other:
                self.fail(f"unexpected {other!r}")

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.eE0123456789":
            self.at += 1
        word = self.text[start : self.at]
        try:
            return int(word) if word.lstrip("-").isdigit() else float(word)
        except ValueError as error:
            raise JSONError(f"bad number {word}", self.text, start) from error

    def string(self):
        self.take('"')
        parts = []
        while True:
            if self.at >= len(self.text):
                self.fail("unterminated string")
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(parts)
            if c == "\\":
                c = self.text[self.at]
                self.at += 1
                if c == "u":
                    code = int(self.text[self.at : self.at + 4], 16)
                    self.at += 4
                    if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.at):
                        low = int(self.text[self.at + 2 : self.at + 6], 16)
                        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                        self.at += 6
                    parts.append(chr(code))
                elif c in self.ESCAPES:
                    parts.append(self.ESCAPES[c])
                else:
                    self.fail(f"bad escape \\{c}", self.at - 2)
            else:
                parts.append(c)

    def array(self):
        self.take("[")
        items = []
        while self.peek() != "]":
            if items:
                self.take(",")
            items.append(self.value())
        self.take("]")
        return items

    def object(self):
        self.take("{")
        table = {}
        while self.peek() != "}":
            if table:
                self.take(",")
            self.skip()
            key = self.string()
            self.take(":")
            table[key] = self.value()
        self.take("}")
        return table


def loads(text):
    reader = Reader(text)
    value = reader.value()
    if reader.peek():
        reader.fail("extra data")
    return value


def quote(text):
    named = {v: "\\" + k for k, v in Reader.ESCAPES.items() if k != "/"}
    return '"' + "".join(named.get(c) or (c if " " <= c <= "~" else "".join(f"\\u{c.encode('utf-16-be')[i:i + 2].hex()}" for i in range(0, len(c.encode("utf-16-be")), 2))) for c in text) + '"'


def dumps(value, indent=0, depth=0):
    pad = "\n" + " " * indent * (depth + 1) if indent else ""
    end = "\n" + " " * indent * depth if indent else ""
    match value:
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[value]
        case str():
            return quote(value)
        case int() | float():
            return repr(value)
        case dict():
            parts = [f"{quote(str(k))}: {dumps(v, indent, depth + 1)}" for k, v in value.items()]
            return "{" + ("," if indent else ", ").join(pad + p for p in parts) + (end if parts else "") + "}"
        case list() | tuple():
            parts = [dumps(v, indent, depth + 1) for v in value]
            return "[" + ("," if indent else ", ").join(pad + p for p in parts) + (end if parts else "") + "]"
    raise TypeError(f"cannot write {type(value).__name__}")


sample = '{"name": "caf\\u00e9 \\ud83d\\ude00", "n": [1, -2.5, 1e3, 0.1, []], "nested": {"t": true, "f": false, "z": null}, "esc": "a\\tb\\"\\\\\\/"}'
parsed = loads(sample)
print(parsed)
print(dumps(parsed))
print(dumps(parsed, 2))
assert loads(dumps(parsed, 3)) == parsed
for wrong in ("", "[1, 2", '{"a" 1}', "[1 2]", "tru", '"abc', '{\n  "a": 1,\n  "b": ?\n}', "1.2.3", "[] []", '"\\x"', "{1: 2}"):
    try:
        print(loads(wrong))
    except JSONError as error:
        print(repr(wrong), "->", error, "because", type(error.__cause__).__name__)
try:
    dumps({"bad": {1, 2}})
except TypeError as error:
    print(error)

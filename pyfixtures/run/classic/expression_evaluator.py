def tokenize(text):
    i = 0
    while i < len(text):
        ch = text[i]
        if ch.isspace():
            i += 1
        elif ch.isdigit() or ch == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            number = text[i:j]
            yield "number", float(number) if "." in number else int(number)
            i = j
        elif ch.isalpha():
            j = i
            while j < len(text) and text[j].isalnum():
                j += 1
            yield "name", text[i:j]
            i = j
        elif ch in "+-*/^()=":
            yield ch, ch
            i += 1
        else:
            raise SyntaxError(f"unexpected {ch!r} at {i}")
    yield "end", None


class Parser:
    binding = {"+": 10, "-": 10, "*": 20, "/": 20, "^": 30}

    def __init__(self, text, names):
        self.tokens = tokenize(text)
        self.names = names
        self.advance()

    def advance(self):
        self.kind, self.value = next(self.tokens, ("end", None))

    def expression(self, limit=0):
        kind, value = self.kind, self.value
        self.advance()
        if kind == "number":
            left = value
        elif kind == "name":
            if self.kind == "=":
                self.advance()
                left = self.names[value] = self.expression()
            else:
                left = self.names[value]
        elif kind == "-":
            left = -self.expression(25)
        elif kind == "(":
            left = self.expression()
            if self.kind != ")":
                raise SyntaxError("expected )")
            self.advance()
        else:
            raise SyntaxError(f"unexpected {kind}")
        while self.binding.get(self.kind, 0) > limit:
            op = self.kind
            self.advance()
            right = self.expression(self.binding[op] - (op == "^"))
            match op:
                case "+":
                    left += right
                case "-":
                    left -= right
                case "*":
                    left *= right
                case "/":
                    left /= right
                case "^":
                    left **= right
        return left


names = {"pi": 3.14159}
for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4 - 1", "x = 5 * 2", "x * x + pi", "2 * (3 + (4 - 1)) / 3", "1 / 0", "y + 1", "(1 + 2", "3 $ 4", "* 3", ""):
    try:
        print(text, "=", Parser(text, names).expression())
    except (SyntaxError, KeyError, ZeroDivisionError) as e:
        print(text, "!", type(e).__name__, e)
print(names)

# A Forth: words, a compiler with control flow, variables, strings, and recursion.
class ForthError(Exception):
    pass


class Forth:
    def __init__(self):
        self.stack, self.returns, self.memory, self.out = [], [], [], []
        self.words = {
            "+": lambda a, b: [a + b], "-": lambda a, b: [a - b], "*": lambda a, b: [a * b], "/": lambda a, b: [a // b], "mod": lambda a, b: [a % b],
            "dup": lambda a: [a, a], "drop": lambda a: [], "swap": lambda a, b: [b, a], "over": lambda a, b: [a, b, a], "rot": lambda a, b, c: [b, c, a],
            "=": lambda a, b: [-(a == b)], "<": lambda a, b: [-(a < b)], "0=": lambda a: [-(a == 0)], "and": lambda a, b: [a & b], "invert": lambda a: [~a],
            ".": lambda a: self.out.append(str(a)) or [], "emit": lambda a: self.out.append(chr(a)) or [], "cr": lambda: self.out.append("\n") or [],
            "@": lambda a: [self.memory[a]], "!": lambda v, a: self.memory.__setitem__(a, v) or [], "depth": lambda: [len(self.stack)],
        }

    def native(self, name):
        f = self.words[name]
        n = f.__code__.co_argcount
        if len(self.stack) < n:
            raise ForthError(f"{name}: stack underflow")
        arguments = self.stack[len(self.stack) - n :]
        del self.stack[len(self.stack) - n :]
        try:
            self.stack += f(*arguments)
        except ZeroDivisionError:
            raise ForthError(f"{name}: division by zero") from None

    def run(self, code):
        at = 0
        while at < len(code):
            op, argument = code[at]
            at += 1
            match op:
                case "push":
                    self.stack.append(argument)
                case "call":
                    word = self.words.get(argument)
                    if word is None:
                        raise ForthError(f"{argument} ?")
                    if callable(word):
                        self.native(argument)
                    else:
                        self.run(word)
                case "branch":
                    at = argument
                case "branch0":
                    if not self.stack.pop():
                        at = argument
                case "do":
                    self.returns += self.stack[-2:]
                    del self.stack[-2:]
                case "loop":
                    self.returns[-1] += 1
                    if self.returns[-1] < self.returns[-2]:
                        at = argument
                    else:
                        del self.returns[-2:]
                case "i":
                    self.stack.append(self.returns[-1])
                case "type":
                    self.out.append(argument)

    def compile(self, tokens, until=()):
        code, marks = [], []
        for token in tokens:
            if token in until:
                break
            match token:
                case "if":
                    marks.append(len(code))
                    code.append(["branch0", None])
                case "else":
                    start = marks.pop()
                    marks.append(len(code))
                    code.append(["branch", None])
                    code[start][1] = len(code)
                case "then":
                    code[marks.pop()][1] = len(code)
                case "begin" | "do":
                    if token == "do":
                        code.append(["do", None])
                    marks.append(len(code))
                case "until":
                    code.append(["branch0", marks.pop()])
                case "loop":
                    code.append(["loop", marks.pop()])
                case "i":
                    code.append(["i", None])
                case '."':
                    words = []
                    for word in tokens:
                        words.append(word.rstrip('"'))
                        if word.endswith('"'):
                            break
                    code.append(["type", " ".join(words)])
                case "(":
                    for word in tokens:
                        if word == ")":
                            break
                case "recurse":
                    code.append(["call", self.defining])
                case _ if token.lstrip("-").isdigit():
                    code.append(["push", int(token)])
                case _:
                    code.append(["call", token])
        if marks:
            raise ForthError("unbalanced control flow")
        return code

    def evaluate(self, source):
        tokens = iter(source.split())
        pending = []
        for token in tokens:
            if token == ":":
                self.run(self.compile(iter(pending)))
                pending = []
                self.defining = next(tokens)
                self.words[self.defining] = self.compile(tokens, (";",))
            elif token == "variable":
                name = next(tokens)
                self.memory.append(0)
                self.words[name] = [["push", len(self.memory) - 1]]
            else:
                pending.append(token)
        self.run(self.compile(iter(pending)))
        out, self.out = " ".join(self.out), []
        return out


f = Forth()
for source in (
    "1 2 + 3 * . 10 3 mod . 7 2 / .", ": square dup * ; 5 square . square", "2 square .", ": fact ( n -- n! ) dup 2 < if drop 1 else dup 1 - recurse * then ; 20 fact .",
    ": stars 0 do 42 emit loop ; 5 stars", ": table 4 1 do i dup square . loop ; table depth . drop drop drop", "variable x 5 x ! x @ 1 + x ! x @ .", ': greet ." hello there" cr ; greet',
    ": gcd begin swap over mod dup 0= until drop ; 48 18 gcd .", ": fizz 16 1 do i 3 mod 0= i 5 mod 0= and if .\" fb\" else i . then loop ; fizz", "1 0 /", "+", "unknown", ": bad if ;", "1 2 swap - . 1 2 3 rot . . .", "5 invert . depth .",
):
    try:
        print(f"{source[:40]:40} -> {f.evaluate(source)!r}")
    except ForthError as error:
        f.stack.clear()
        f.out.clear()
        print(f"{source[:40]:40} !! {error}")

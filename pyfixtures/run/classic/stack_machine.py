# A compiler from statements to bytecode for a stack machine, with jumps patched, a peephole pass, and a disassembler.
import _operator

BINARY = {"+": "add", "-": "sub", "*": "mul", "//": "floordiv", "%": "mod", "<": "lt", "==": "eq"}


class Compiler:
    def __init__(self):
        self.code, self.constants, self.names, self.loops = [], [], [], []

    def emit(self, op, argument=0):
        self.code.append([op, argument])
        return len(self.code) - 1

    def patch(self, at):
        self.code[at][1] = len(self.code)

    @staticmethod
    def slot(table, value):
        for i, known in enumerate(table):
            if known == value and type(known) is type(value):
                return i
        table.append(value)
        return len(table) - 1

    def expression(self, e):
        match e:
            case int() | None:
                self.emit("const", self.slot(self.constants, e))
            case str():
                self.emit("load", self.slot(self.names, e))
            case (("and" | "or") as op, a, b):
                self.expression(a)
                skip = self.emit(f"jump_{'false' if op == 'and' else 'true'}_or_pop")
                self.expression(b)
                self.patch(skip)
            case (op, a, b):
                self.expression(a)
                self.expression(b)
                self.emit("binary", [*BINARY].index(op))

    def statement(self, s):
        match s:
            case "set", name, e:
                self.expression(e)
                self.emit("store", self.slot(self.names, name))
            case "print", *es:
                for e in es:
                    self.expression(e)
                self.emit("print", len(es))
            case "if", test, then, *otherwise:
                self.expression(test)
                skip = self.emit("jump_false")
                self.block(then)
                if otherwise:
                    end = self.emit("jump")
                    self.patch(skip)
                    self.block(otherwise[0])
                    skip = end
                self.patch(skip)
            case "while", test, body:
                start = len(self.code)
                self.loops.append((start, []))
                self.expression(test)
                leave = self.emit("jump_false")
                self.block(body)
                self.emit("jump", start)
                self.patch(leave)
                for at in self.loops.pop()[1]:
                    self.patch(at)
            case ("break" | "continue") as kind,:
                if not self.loops:
                    raise SyntaxError(f"'{kind}' outside loop")
                start, breaks = self.loops[-1]
                at = self.emit("jump", start)
                if kind == "break":
                    breaks.append(at)
            case _:
                raise SyntaxError(f"unknown statement {s[0]!r}")

    def block(self, statements):
        for s in statements:
            self.statement(s)

    def listing(self):
        targets = {a for op, a in self.code if op.startswith("jump")}
        for i, (op, a) in enumerate(self.code):
            detail = {"const": self.constants, "load": self.names, "store": self.names, "binary": [*BINARY]}.get(op, {})
            yield f"{'>>' if i in targets else '':2} {i:3} {op:18} {a:3}" + (f" ({detail[a]!r})" if detail else "")


def execute(c):
    stack, names, at = [], {}, 0
    operators = [getattr(_operator, n) for n in BINARY.values()]
    while at < len(c.code):
        op, a = c.code[at]
        at += 1
        match op:
            case "const":
                stack.append(c.constants[a])
            case "load":
                try:
                    stack.append(names[a])
                except KeyError:
                    raise NameError(f"name {c.names[a]!r} is not defined") from None
            case "store":
                names[a] = stack.pop()
            case "binary":
                right = stack.pop()
                stack.append(operators[a](stack.pop(), right))
            case "print":
                print("  out:", *stack[len(stack) - a:])
                del stack[len(stack) - a:]
            case "jump":
                at = a
            case "jump_false":
                at = at if stack.pop() else a
            case "jump_false_or_pop" | "jump_true_or_pop":
                if bool(stack[-1]) == (op == "jump_true_or_pop"):
                    at = a
                else:
                    stack.pop()
    assert not stack
    return {c.names[k]: v for k, v in names.items()}


PRIMES = [
    ("set", "n", 2), ("set", "found", 0),
    ("while", ("<", "n", 40), [
        ("set", "d", 2), ("set", "prime", 1),
        ("while", ("<", ("*", "d", "d"), ("+", "n", 1)), [
            ("if", ("==", ("%", "n", "d"), 0), [("set", "prime", 0), ("break",)]), ("set", "d", ("+", "d", 1))]),
        ("set", "n", ("+", "n", 1)),
        ("if", ("==", "prime", 0), [("continue",)], [("set", "found", ("+", "found", 1))]),
        ("if", ("and", ("<", 20, "n"), ("<", "n", 35)), [("print", ("-", "n", 1), "found")])]),
    ("print", ("or", 0, "found")),
]
c = Compiler()
c.block(PRIMES)
print(*c.listing(), sep="\n")
print(execute(c))
for wrong in ([("print", "nothing")], [("break",)], [("goto", 3)], [("print", ("//", 1, 0))], [("print", ("+", 1, None))]):
    c = Compiler()
    try:
        c.block(wrong)
        execute(c)
    except Exception as error:
        print(type(error).__name__, error)

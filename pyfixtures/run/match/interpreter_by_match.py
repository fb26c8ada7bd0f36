# An expression simplifier and a robot by structural patterns over tuples, dataclass-like nodes, and nested alternatives.
class Node:
    def __init_subclass__(cls):
        cls.__match_args__ = tuple(cls.__annotations__ if "__annotations__" in cls.__dict__ else cls.fields)

    def __init__(self, *values):
        for name, value in zip(self.__match_args__, values, strict=True):
            setattr(self, name, value)

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(repr(v) for v in vars(self).values())})"


class Num(Node):
    fields = "value",


class Sym(Node):
    fields = "name",


class Bin(Node):
    fields = "op", "left", "right"


class Neg(Node):
    fields = "operand",


def simplify(node):
    match node:
        case Bin(op, left, right):
            node = Bin(op, simplify(left), simplify(right))
        case Neg(operand):
            node = Neg(simplify(operand))
    match node:
        case Bin("+", Num(a), Num(b)):
            return Num(a + b)
        case Bin("*", Num(a), Num(b)):
            return Num(a * b)
        case Bin("+", x, Num(0)) | Bin("+", Num(0), x) | Bin("*", x, Num(1)) | Bin("*", Num(1), x) | Bin("^", x, Num(1)):
            return x
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)):
            return Num(0)
        case Bin("^", _, Num(0)):
            return Num(1)
        case Bin("+", x, Neg(y)) | Bin("+", Neg(y), x) if x == y:
            return Num(0)
        case Neg(Neg(x)):
            return x
        case Neg(Num(n)):
            return Num(-n)
        case Bin("+", x, y) if x == y:
            return simplify(Bin("*", Num(2), x))
        case Bin("*", Num(a), Bin("*", Num(b), x)):
            return simplify(Bin("*", Num(a * b), x))
        case Bin("*", x, Num() as n) if not isinstance(x, Num):
            return Bin("*", n, x)
        case _:
            return node


def derive(node, by="x"):
    match node:
        case Num():
            return Num(0)
        case Sym(name):
            return Num(int(name == by))
        case Neg(x):
            return Neg(derive(x, by))
        case Bin("+", a, b):
            return Bin("+", derive(a, by), derive(b, by))
        case Bin("*", a, b):
            return Bin("+", Bin("*", derive(a, by), b), Bin("*", a, derive(b, by)))
        case Bin("^", base, Num(n)):
            return Bin("*", Bin("*", Num(n), Bin("^", base, Num(n - 1))), derive(base, by))
        case Bin(op):
            raise ValueError(f"cannot derive {op}")


def show(node, level=0):
    match node:
        case Num(value=v) | Sym(name=v):
            return str(v)
        case Neg(x):
            return f"-{show(x, 3)}"
        case Bin(op, a, b):
            own = {"+": 0, "-": 0, "*": 1, "^": 2}[op]
            text = f"{show(a, own)}{op}{show(b, own + (op == '^'))}"
            return f"({text})" if own < level else text


x, y = Sym("x"), Sym("y")
for tree in (Bin("+", Num(2), Bin("*", Num(3), Num(4))), Bin("*", Bin("+", x, Num(0)), Num(1)), Bin("+", x, Neg(x)), Bin("+", Bin("*", x, Num(3)), Bin("*", x, Num(3))), Neg(Neg(Neg(Num(5)))), Bin("*", Num(2), Bin("*", Num(3), y)), Bin("^", Bin("*", y, Num(0)), Num(0))):
    print(show(tree), "=", show(simplify(tree)))
for tree in (Bin("+", Bin("^", x, Num(3)), Bin("*", Num(2), x)), Bin("*", x, y), Bin("^", Bin("+", x, Num(1)), Num(2)), Neg(Bin("*", x, x)), Bin("-", x, y)):
    try:
        print(f"d/dx {show(tree)} = {show(simplify(derive(tree)))}")
    except ValueError as error:
        print(error)


def robot(commands):
    at, heading, pen, drawn = (0, 0), (0, 1), False, []
    for c in commands:
        match c.split():
            case ["forward", n] | ["f", n] if n.isdigit():
                to = at[0] + heading[0] * int(n), at[1] + heading[1] * int(n)
                if pen:
                    drawn.append((at, to))
                at = to
            case ["turn", "left" | "l"]:
                heading = -heading[1], heading[0]
            case ["turn", "right" | "r"]:
                heading = heading[1], -heading[0]
            case ["turn", other]:
                raise ValueError(f"turn {other}?")
            case ["pen", ("up" | "down") as state]:
                pen = state == "down"
            case ["repeat", times, *rest] if rest:
                more, path = robot([" ".join(rest)] * int(times))
                at = at[0] + more[0], at[1] + more[1]
            case [] | ["#", *_]:
                continue
            case [command, *arguments]:
                raise ValueError(f"{command} with {len(arguments)}")
    return at, drawn


print(robot(["pen down", "f 3", "turn left", "forward 2", "", "# note", "pen up", "f 9", "repeat 3 f 2"]))
for wrong in ("jump", "f x", "turn around", "pen sideways"):
    try:
        robot([wrong])
    except ValueError as error:
        print(error)
try:
    Num(1, 2)
except ValueError as error:
    print(error)

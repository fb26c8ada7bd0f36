# Parser combinators with operator overloading, and an arithmetic grammar made of them.
from _operator import add, mul, sub, truediv

OPERATORS = {"+": add, "-": sub, "*": mul, "/": truediv}


class Failure(Exception):
    def __init__(self, at, *expected):
        super().__init__(at, *expected)
        self.at, self.expected = at, expected


class Parser:
    def __init__(self, run, name="parser"):
        self.run, self.name = run, name

    def __call__(self, text):
        value, at = self.run(text, 0)
        if at != len(text):
            raise Failure(at, "end")
        return value

    def __add__(self, other):
        def run(text, at):
            a, at = self.run(text, at)
            b, at = other.run(text, at)
            return (a, b), at

        return Parser(run, f"({self.name} {other.name})")

    def __or__(self, other):
        def run(text, at):
            try:
                return self.run(text, at)
            except Failure as first:
                if first.at > at:
                    raise
                try:
                    return other.run(text, at)
                except Failure as second:
                    if second.at > first.at:
                        raise
                    raise Failure(at, *first.expected, *second.expected) from None

        return Parser(run, f"{self.name} | {other.name}")

    def __rshift__(self, function):
        def run(text, at):
            value, at = self.run(text, at)
            return function(value), at

        return Parser(run, self.name)

    def __lshift__(self, other):
        return (self + other) >> (lambda pair: pair[0])

    def __getitem__(self, counts):
        low, high = counts.start or 0, counts.stop or float("inf")

        def run(text, at):
            values = []
            while len(values) < high:
                try:
                    value, after = self.run(text, at)
                except Failure as failure:
                    if failure.at > at or len(values) < low:
                        raise
                    break
                values.append(value)
                at = after
            return values, at

        return Parser(run, f"{self.name}[{low}:{high}]")

    def __invert__(self):
        return self[0:1] >> (lambda found: found[0] if found else None)

    def __matmul__(self, separator):
        return (self + ((separator + self) >> (lambda pair: pair[1]))[:]) >> (lambda both: [both[0], *both[1]])


def one(test, name):
    def run(text, at):
        if at < len(text) and test(text[at]):
            return text[at], at + 1
        raise Failure(at, name)

    return Parser(run, name)


def lazy(get):
    return Parser(lambda text, at: get().run(text, at), "lazy")


def symbol(c):
    return one(c.__eq__, repr(c)) << spaces


spaces = one(str.isspace, "space")[:]
digits = one(str.isdigit, "digit")[1:] >> "".join
number = (digits + ~((one(".".__eq__, "'.'") + digits) >> (lambda p: p[0] + p[1])) << spaces) >> (lambda p: float(p[0] + p[1]) if p[1] else int(p[0]))
name = (one(str.isalpha, "letter")[1:] >> "".join) << spaces


def fold(parts):
    value, rest = parts
    for op, operand in rest:
        value = (op, value, operand)
    return value


expression = lazy(lambda: sums)
call = name + ~((symbol("(") + (expression @ symbol(",")) + symbol(")")) >> (lambda p: p[0][1])) >> (lambda p: ("call", p[0], *p[1]) if p[1] else p[0])
group = (symbol("(") + expression << symbol(")")) >> (lambda p: p[1])
atom = number | call | group
products = (atom + ((symbol("*") | symbol("/")) + atom)[:]) >> fold
sums = (products + ((symbol("+") | symbol("-")) + products)[:]) >> fold


def compute(tree, names):
    match tree:
        case int() | float():
            return tree
        case str():
            return names[tree]
        case "call", f, *arguments:
            return names[f](*(compute(a, names) for a in arguments))
        case op, a, b:
            return OPERATORS[op](compute(a, names), compute(b, names))


for text in ("1 + 2*3", "(1+2)*3 - 4 / 2", "max(1, x, 2*3) - min(x, 4)", "2.5*4", "10-3-2", "x"):
    tree = sums(text)
    print(text, tree, compute(tree, {"x": 7, "max": max, "min": min}))
for text in ("1 +", "(1", "1 2", "", "f(1,)", "3 * * 4"):
    try:
        print(sums(text))
    except Failure as failure:
        print(repr(text), failure.at, failure.expected)
print(sums.name.count("lazy"), atom.name, (digits @ spaces).name)

# Lambda calculus: parsing, substitution without capture, normal order reduction, and Church's numerals.
class Term:
    pass


class Var(Term):
    __match_args__ = ("name",)

    def __init__(self, name):
        self.name = name
        self.free = frozenset([name])

    def __str__(self):
        return self.name


class Lam(Term):
    __match_args__ = ("name", "body")

    def __init__(self, name, body):
        self.name, self.body = name, body
        self.free = body.free - {name}

    def __str__(self):
        return f"λ{self.name}.{self.body}"


class App(Term):
    __match_args__ = ("f", "x")

    def __init__(self, f, x):
        self.f, self.x = f, x
        self.free = f.free | x.free

    def __str__(self):
        f = f"({self.f})" if isinstance(self.f, Lam) else str(self.f)
        x = str(self.x) if isinstance(self.x, Var) else f"({self.x})"
        return f"{f} {x}"


def parse(text, names={}):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("λ", " λ ").replace(".", " . ").split()

    def term():
        result = None
        while tokens and tokens[0] != ")":
            item = atom()
            result = item if result is None else App(result, item)
        if result is None:
            raise ValueError("empty term")
        return result

    def atom():
        match tokens.pop(0):
            case "(":
                inner = term()
                if not tokens:
                    raise ValueError("missing )")
                tokens.pop(0)
                return inner
            case "λ":
                parameters = []
                while (name := tokens.pop(0)) != ".":
                    parameters.append(name)
                body = term()
                for p in reversed(parameters):
                    body = Lam(p, body)
                return body
            case name if name.isdigit():
                return church(int(name))
            case name:
                return names.get(name) or Var(name)

    result = term()
    if tokens:
        raise ValueError(f"unexpected {tokens[0]}")
    return result


def church(n):
    body = Var("x")
    for _ in range(n):
        body = App(Var("f"), body)
    return Lam("f", Lam("x", body))


def substitute(term, name, value):
    match term:
        case _ if name not in term.free:
            return term
        case Var():
            return value
        case App(f, x):
            return App(substitute(f, name, value), substitute(x, name, value))
        case Lam(bound, body) if bound in value.free:
            fresh = bound
            while fresh in value.free | body.free:
                fresh += "'"
            return Lam(fresh, substitute(substitute(body, bound, Var(fresh)), name, value))
        case Lam(bound, body):
            return Lam(bound, substitute(body, name, value))


def step(term):
    match term:
        case App(Lam(name, body), x):
            return substitute(body, name, x)
        case App(f, x):
            if (reduced := step(f)) is not None:
                return App(reduced, x)
            if (reduced := step(x)) is not None:
                return App(f, reduced)
        case Lam(name, body) if (reduced := step(body)) is not None:
            return Lam(name, reduced)
    return None


def normal(term, limit=400):
    for n in range(limit):
        following = step(term)
        if following is None:
            return term, n
        term = following
    raise RecursionError("no normal form found")


def number(term):
    match term:
        case Lam(f, Lam(x, body)):
            n = 0
            while isinstance(body, App) and isinstance(body.f, Var) and body.f.name == f:
                n, body = n + 1, body.x
            if isinstance(body, Var) and body.name == x:
                return n
    return None


NAMES = {}
for definition in ("succ = λn f x.f (n f x)", "plus = λm n f x.m f (n f x)", "times = λm n f.m (n f)", "power = λm n.n m", "true = λa b.a", "false = λa b.b", "zero = λn.n (λz.false) true", "pred = λn f x.n (λg h.h (g f)) (λu.x) (λu.u)", "Y = λf.(λx.f (x x)) (λx.f (x x))", "fact = Y (λr n.zero n 1 (times n (r (pred n))))", "pair = λa b s.s a b"):
    name, _, body = definition.partition(" = ")
    NAMES[name] = parse(body, NAMES)
for text in ("(λx.x) y", "(λx y.x) y", "(λx.λy.x y) (y z)", "succ 2", "plus 2 3", "times 2 3", "power 2 3", "pred 4", "zero 0", "zero 3", "fact 3", "pair p q false", "(λx.z) ((λx.x x) (λx.x x))", "(λx.x x) (λx.x x)", "(λx", ") y", "λx."):
    try:
        result, steps = normal(parse(text, NAMES))
        print(f"{text} -> {result} after {steps}" + (f" = {n}" if (n := number(result)) is not None else ""))
    except (RecursionError, ValueError, IndexError) as error:
        print(text, "!!", type(error).__name__, error)

# A small Prolog: terms, unification with a trail, clauses renamed, depth-first search as generators, cut-free lists and arithmetic.
class Var:
    serial = 0

    def __init__(self, name):
        Var.serial += 1
        self.name, self.value, self.number = name, None, Var.serial


class Term:
    __match_args__ = ("name", "args")

    def __init__(self, name, *args):
        self.name, self.args = name, args


def deref(t):
    while isinstance(t, Var) and t.value is not None:
        t = t.value
    return t


def show(t):
    match deref(t):
        case Var() as v:
            return f"_{v.name}"
        case Term(".", (head, tail)):
            items = [show(head)]
            while isinstance(tail := deref(tail), Term) and tail.name == ".":
                items.append(show(tail.args[0]))
                tail = tail.args[1]
            end = "" if isinstance(tail, Term) and tail.name == "[]" else f"|{show(tail)}"
            return f"[{', '.join(items)}{end}]"
        case Term(name, ()):
            return name
        case Term(name, args):
            return f"{name}({', '.join(map(show, args))})"
        case n:
            return str(n)


class Parser:
    def __init__(self, text):
        self.tokens, word = [], ""
        for c in text + " ":
            if c.isalnum() or c == "_" or (c in "-" and not word):
                word += c
                continue
            if word:
                self.tokens.append(word)
                word = ""
            if c == ":":
                continue
            if not c.isspace():
                self.tokens.append(c)
        self.names = {}

    def next(self):
        return self.tokens.pop(0)

    def term(self):
        token = self.next()
        if token == "[":
            return self.list()
        if token.lstrip("-").isdigit():
            return int(token)
        if token[0].isupper() or token[0] == "_":
            return self.names.setdefault(token if token != "_" else object(), Var(token))
        args = []
        if self.tokens and self.tokens[0] == "(":
            while self.next() in "(," and self.tokens[0] != ")":
                args.append(self.term())
                if self.tokens[0] == ")":
                    self.next()
                    break
        return Term(token, *args)

    def list(self):
        if self.tokens[0] == "]":
            self.next()
            return Term("[]")
        items, tail = [self.term()], Term("[]")
        while (token := self.next()) == ",":
            items.append(self.term())
        if token == "|":
            tail = self.term()
            token = self.next()
        if token != "]":
            raise SyntaxError(f"expected ], got {token}")
        for item in reversed(items):
            tail = Term(".", item, tail)
        return tail

    def clauses(self):
        while self.tokens:
            self.names = {}
            head, body = self.term(), []
            while (token := self.next()) in ("-", ","):
                body.append(self.term())
            if token != ".":
                raise SyntaxError(f"expected ., got {token}")
            yield head, body


def rename(t, names):
    match deref(t):
        case Var() as v:
            if v not in names:
                names[v] = Var(v.name)
            return names[v]
        case Term(name, args) if args:
            return Term(name, *(rename(a, names) for a in args))
        case other:
            return other


def unify(a, b, trail):
    a, b = deref(a), deref(b)
    match a, b:
        case _ if a is b:
            return True
        case (Var(), _) | (_, Var()):
            if not isinstance(a, Var):
                a, b = b, a
            a.value = b
            trail.append(a)
            return True
        case Term(), Term():
            return a.name == b.name and len(a.args) == len(b.args) and all(unify(x, y, trail) for x, y in zip(a.args, b.args))
        case _:
            return a == b


def evaluate(t):
    match deref(t):
        case int(n):
            return n
        case Term("plus", (a, b)):
            return evaluate(a) + evaluate(b)
        case Term("times", (a, b)):
            return evaluate(a) * evaluate(b)
        case Term("minus", (a, b)):
            return evaluate(a) - evaluate(b)
        case other:
            raise TypeError(f"not a number: {show(other)}")


class Prolog:
    def __init__(self, source):
        self.rules, self.steps = {}, 0
        for head, body in Parser(source).clauses():
            self.rules.setdefault((head.name, len(head.args)), []).append((head, body))

    def solve(self, goals, depth=0):
        if not goals:
            yield
            return
        goal, *rest = goals
        goal = deref(goal)
        self.steps += 1
        if depth > 60:
            raise RecursionError(f"too deep in {goal.name}")
        trail = []
        match goal:
            case Term("is", (x, e)):
                if unify(x, evaluate(e), trail):
                    yield from self.solve(rest, depth)
            case Term("less", (a, b)):
                if evaluate(a) < evaluate(b):
                    yield from self.solve(rest, depth)
            case Term("not", (g,)):
                if next(self.solve([g], depth + 1), self) is self:
                    yield from self.solve(rest, depth)
            case Term(name, args):
                if (name, len(args)) not in self.rules:
                    raise LookupError(f"unknown {name}/{len(args)}")
                for head, body in self.rules[name, len(args)]:
                    names = {}
                    if unify(goal, rename(head, names), trail):
                        yield from self.solve([*(rename(b, names) for b in body), *rest], depth + 1)
                    while trail:
                        trail.pop().value = None
        while trail:
            trail.pop().value = None

    def ask(self, text, limit=4):
        parser = Parser(text)
        goals = [parser.term()]
        while parser.tokens and parser.next() == ",":
            goals.append(parser.term())
        names = {n: v for n, v in parser.names.items() if isinstance(n, str)}
        for _ in self.solve(goals):
            yield ", ".join(f"{n}={show(v)}" for n, v in names.items()) or "yes"
            limit -= 1
            if not limit:
                return


program = Prolog("""
parent(ann, bob). parent(ann, cid). parent(bob, dee). parent(dee, eve).
ancestor(X, Y) :- parent(X, Y).
ancestor(X, Z) :- parent(X, Y), ancestor(Y, Z).
sibling(X, Y) :- parent(P, X), parent(P, Y), not(same(X, Y)).
same(X, X).
append([], L, L).
append([H|T], L, [H|R]) :- append(T, L, R).
reverse([], []).
reverse([H|T], R) :- reverse(T, S), append(S, [H], R).
member(X, [X|_]).
member(X, [_|T]) :- member(X, T).
length([], 0).
length([_|T], N) :- length(T, M), is(N, plus(M, 1)).
fact(0, 1).
fact(N, F) :- less(0, N), is(M, minus(N, 1)), fact(M, G), is(F, times(N, G)).
perm([], []).
perm(L, [H|T]) :- append(B, [H|A], L), append(B, A, R), perm(R, T).
loop(X) :- loop(X).
""")
for question in ("parent(ann, X)", "ancestor(X, eve)", "sibling(bob, X)", "append(X, Y, [1, 2])", "append([1], [2|T], L)", "reverse([a, b, c], R)", "member(X, [1, [2], Y])", "length([a, b, c], N)", "fact(10, F)", "perm([1, 2, 3], P)", "member(X, [1, 2, 3]), less(X, 3), not(same(X, 1))", "parent(eve, X)", "append([1, 2], [3], [1, 2, 3])", "loop(x)", "nothing(x)", "is(X, foo)", "same(f(X, b), f(a, Y))"):
    try:
        print(f"{question:40} {list(program.ask(question)) or 'no'}")
    except (RecursionError, LookupError, TypeError) as error:
        print(f"{question:40} !! {type(error).__name__} {error}")
print(program.steps, len(program.rules))
for wrong in ("a(b", "[1 2]"):
    try:
        print(Prolog(wrong))
    except (SyntaxError, IndexError) as error:
        print(type(error).__name__, error)

# A small Scheme: reader, macros by hand, closures, tail calls on a loop, errors with call stacks.
class LispError(Exception):
    pass


class Symbol(str):
    __slots__ = ()


class Environment(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        while self is not None:
            if name in self:
                return self
            self = self.outer
        raise LispError(f"unbound: {name}")


class Procedure:
    def __init__(self, names, body, env, name="lambda"):
        self.names, self.body, self.env, self.name = names, body, env, name

    def bind(self, values):
        if len(values) != len(self.names):
            raise LispError(f"{self.name} takes {len(self.names)}, got {len(values)}")
        return Environment(self.names, values, self.env)


def read(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()

    def form(position):
        token = tokens[position]
        if token == "(":
            items, position = [], position + 1
            while tokens[position] != ")":
                item, position = form(position)
                items.append(item)
            return items, position + 1
        if token == ")":
            raise LispError("unexpected )")
        if token == "'":
            quoted, position = form(position + 1)
            return [Symbol("quote"), quoted], position
        for kind in (int, float):
            try:
                return kind(token), position + 1
            except ValueError:
                pass
        return {"#t": True, "#f": False}.get(token, Symbol(token)), position + 1

    position = 0
    try:
        while position < len(tokens):
            item, position = form(position)
            yield item
    except IndexError:
        raise LispError("unexpected end") from None


def show(value):
    match value:
        case True:
            return "#t"
        case False:
            return "#f"
        case [*items]:
            return f"({' '.join(map(show, items))})"
        case Procedure(name=name):
            return f"<{name}>"
        case None:
            return "nil"
        case _:
            return str(value)


def evaluate(x, env):
    while True:
        match x:
            case Symbol():
                return env.find(x)[x]
            case [Symbol("quote"), value]:
                return value
            case [Symbol("if"), test, then, *otherwise]:
                x = then if evaluate(test, env) is not False else (otherwise or [None])[0]
            case [Symbol("define"), [name, *names], *body]:
                env[name] = Procedure(names, body, env, name)
                return None
            case [Symbol("define"), Symbol() as name, value]:
                env[name] = evaluate(value, env)
                return None
            case [Symbol("set!"), name, value]:
                env.find(name)[name] = evaluate(value, env)
                return None
            case [Symbol("lambda"), names, *body]:
                return Procedure(names, body, env)
            case [Symbol("let"), bindings, *body]:
                env = Environment([n for n, _ in bindings], [evaluate(v, env) for _, v in bindings], env)
                x = [Symbol("begin"), *body]
            case [Symbol("begin"), *early, last]:
                for item in early:
                    evaluate(item, env)
                x = last
            case [Symbol("cond"), [Symbol("else") | True, value], *_]:
                x = value
            case [Symbol("cond"), [test, value], *others]:
                x = [Symbol("if"), test, value, [Symbol("cond"), *others]]
            case [Symbol("cond")]:
                return None
            case [head, *arguments]:
                function, *values = [evaluate(item, env) for item in (head, *arguments)]
                if isinstance(function, Procedure):
                    env, x = function.bind(values), [Symbol("begin"), *function.body]
                elif callable(function):
                    return function(*values)
                else:
                    raise LispError(f"not a procedure: {show(function)}")
            case _:
                return x


def globals_():
    env = Environment()
    env |= {
        "+": lambda *a: sum(a), "-": lambda a, *b: a - sum(b) if b else -a, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
        "<": lambda a, b: a < b, "=": lambda a, b: a == b, "list": lambda *a: list(a), "cons": lambda a, b: [a, *b],
        "car": lambda a: a[0], "cdr": lambda a: a[1:], "null?": lambda a: a == [], "length": len, "append": lambda *a: sum(a, []),
    }
    env.update({"map": lambda f, items: [evaluate([f, [Symbol("quote"), item]], env) for item in items]})
    return env


env = globals_()
PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 300 0)
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c (counter))
(list (c) (c) (c))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (filter p xs) (cond ((null? xs) '()) ((p (car xs)) (cons (car xs) (filter p (cdr xs)))) (else (filter p (cdr xs)))))
(filter (lambda (x) (< x 3)) '(5 1 4 2 3))
(define (quicksort xs) (if (null? xs) xs (let ((p (car xs)) (r (cdr xs))) (append (quicksort (filter (lambda (x) (< x p)) r)) (list p) (quicksort (filter (lambda (x) (if (< x p) #f #t)) r))))))
(quicksort '(3 1 4 1 5 9 2 6))
'(a (b #t) 1.5)
fact
(undefined-name)
(fact 1 2)
(1 2)
(/ 1 0)
(car '())
"""
for form in read(PROGRAM):
    try:
        if (value := evaluate(form, env)) is not None:
            print(show(form)[:60], "=>", show(value))
    except (LispError, ArithmeticError, LookupError) as error:
        print(show(form), "!!", type(error).__name__, error)
for wrong in ("(a (b)", ")"):
    try:
        list(read(wrong))
    except LispError as error:
        print(error)

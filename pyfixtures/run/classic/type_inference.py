# Hindley-Milner type inference for a small lambda language, with unification and let-polymorphism.
class Variable:
    serial = 0

    def __init__(self):
        Variable.serial += 1
        self.number, self.bound = Variable.serial, None


class Constructor:
    __match_args__ = ("name", "arguments")

    def __init__(self, name, *arguments):
        self.name, self.arguments = name, arguments


class Mismatch(TypeError):
    pass


INT, BOOL = Constructor("int"), Constructor("bool")


def arrow(*types):
    *first, result = types
    for t in reversed(first):
        result = Constructor("->", t, result)
    return result


def pair(a, b):
    return Constructor("*", a, b)


def listed(a):
    return Constructor("list", a)


def prune(t):
    while isinstance(t, Variable) and t.bound is not None:
        t = t.bound
    return t


def show(t, names=None, inner=False):
    names = {} if names is None else names
    match prune(t):
        case Variable() as v:
            return names.setdefault(v, "abcdefgh"[len(names)])
        case Constructor("->", (a, b)):
            text = f"{show(a, names, True)} -> {show(b, names)}"
            return f"({text})" if inner else text
        case Constructor("*", (a, b)):
            return f"({show(a, names)}, {show(b, names)})"
        case Constructor(name, ()):
            return name
        case Constructor(name, arguments):
            return f"{name}[{', '.join(show(a, names) for a in arguments)}]"


def occurs(v, t):
    t = prune(t)
    return t is v or isinstance(t, Constructor) and any(occurs(v, a) for a in t.arguments)


def unify(a, b):
    a, b = prune(a), prune(b)
    if a is b:
        return
    match a, b:
        case Variable(), _:
            if occurs(a, b):
                names = {}
                raise Mismatch(f"infinite type {show(a, names)} = {show(b, names)}")
            a.bound = b
        case _, Variable():
            unify(b, a)
        case Constructor(n, x), Constructor(m, y) if n == m and len(x) == len(y):
            for s, t in zip(x, y):
                unify(s, t)
        case _:
            raise Mismatch(f"{show(a)} is not {show(b)}")


def fresh(t, fixed, made):
    match prune(t):
        case Variable() as v:
            return v if any(occurs(v, f) for f in fixed) else made.setdefault(v, Variable())
        case Constructor(name, arguments):
            return Constructor(name, *(fresh(a, fixed, made) for a in arguments))


def infer(e, env, fixed=()):
    match e:
        case bool():
            return BOOL
        case int():
            return INT
        case str():
            if e not in env:
                raise NameError(e)
            return fresh(env[e], fixed, {})
        case ["fn", name, body]:
            v = Variable()
            return arrow(v, infer(body, env | {name: v}, (*fixed, v)))
        case ["let", name, value, body]:
            v = Variable()
            t = infer(value, env | {name: v}, (*fixed, v))
            unify(v, t)
            return infer(body, env | {name: t}, fixed)
        case [f, x]:
            result = Variable()
            unify(infer(f, env, fixed), arrow(infer(x, env, fixed), result))
            return result
        case [f, x, *more]:
            return infer([[f, x], *more], env, fixed)


a, b = Variable(), Variable()
ENV = {
    "if": arrow(BOOL, a, a, a), "add": arrow(INT, INT, INT), "zero?": arrow(INT, BOOL), "pair": arrow(a, b, pair(a, b)), "first": arrow(pair(a, b), a),
    "nil": listed(a), "cons": arrow(a, listed(a), listed(a)), "fold": arrow(arrow(a, b, b), b, listed(a), b),
}
for e in (
    5, ["fn", "x", "x"], ["fn", "f", ["fn", "x", ["f", ["f", "x"]]]], ["fn", "f", ["fn", "g", ["fn", "x", ["f", ["g", "x"]]]]], ["add", 1],
    ["let", "id", ["fn", "x", "x"], ["pair", ["id", 3], ["id", True]]],
    ["let", "f", ["fn", "n", ["if", ["zero?", "n"], 1, ["add", "n", ["f", ["add", "n", -1]]]]], "f"],
    ["let", "map", ["fn", "f", ["fold", ["fn", "x", ["cons", ["f", "x"]]], "nil"]], "map"],
    ["fn", "x", ["fn", "y", ["fn", "z", ["x", "z", ["y", "z"]]]]], ["fold", "add", 0], "nil", ["cons", "nil", "nil"],
    ["fn", "x", ["x", "x"]], ["add", True], ["if", 1], ["cons", 1, ["cons", True, "nil"]], ["fn", "f", ["pair", ["f", 3], ["f", True]]], "missing", [3, 4],
):
    try:
        print(e, ":", show(infer(e, ENV)))
    except (Mismatch, NameError) as error:
        print(e, "!!", type(error).__name__, error)

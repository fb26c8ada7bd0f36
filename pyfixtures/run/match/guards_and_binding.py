# What names hold after patterns that fail late, guards with effects, walrus in subjects, and matching in loops and classes.
def partly(subject):
    a = b = c = "unset"
    match subject:
        case [a, b, 3]:
            where = 1
        case [a, b, c] if a == "no":
            where = 2
        case {"a": a, "b": [b, _]}:
            where = 3
        case [[a], *_] | [_, [a]]:
            where = 4
        case _:
            where = 5
    return where, a, b, c


for s in ([1, 2, 3], [1, 2, 4], ["no", 2, 4], {"a": 1, "b": [2, 3]}, {"a": 1, "b": 2}, [[1], 2], [0, [1]], 7):
    print(s, partly(s))


def guards(n):
    calls = []

    def check(name, answer):
        calls.append(name)
        return answer

    match n:
        case int(x) if check("first", x > 10):
            return "big", calls
        case 1 | 2 | 3 as small if check("second", small != 2):
            return small, calls
        case x if check("third", []):
            return "never", calls
        case float() | int() as number if (half := number / 2) and check("fourth", half > 1):
            return half, calls
        case _ if not check("fifth", True):
            return "never", calls
    return "fell out", calls


for n in (11, 1, 2, 5, 0, 2.5, "x"):
    print(n, guards(n))


def machine(words):
    stack, out = [], []
    for word in words:
        match word, stack:
            case ("push", value), _:
                stack.append(value)
            case "add", [*_, int(a), int(b)]:
                stack[-2:] = [a + b]
            case "dup", [*_, top]:
                stack.append(top)
            case "drop", []:
                out.append("underflow")
                break
            case "drop", _:
                stack.pop()
                continue
            case "show", s if len(s) > 2:
                out.append(("long", s[-1]))
            case "show", s:
                out.append(tuple(s))
            case unknown, _:
                out.append(unknown)
                return out
    else:
        out.append("end")
    return out, stack


print(machine([("push", 1), ("push", 2), "show", "add", "dup", "show", "dup", "show"]))
print(machine(["drop", "show"]), machine([("push", "a"), "add"]), machine([("push", 1), "drop", ("unknown", "pair", 3)]))


class Config:
    match {"debug": True, "level": 3}:
        case {"debug": bool(debug), "level": int(level)} if level > 2:
            mode = "verbose"
        case _:
            mode = "quiet"

    kinds = []
    for item in (1, "a", None, ...):
        match item:
            case None | True | False:
                kinds.append("constant")
            case str() | int():
                kinds.append(type(item).__name__)
            case _:
                kinds.append("other")
    del item


print({k: v for k, v in vars(Config).items() if k[0] != "_"})
match (n := 10) % 3, [n, n * 2]:
    case 1, [ten, twenty] if twenty == 2 * ten:
        print(n, ten, twenty)
match n:
    case -10 | 1_0:
        print("literal")
match -0.0, 1 + 2j, "a" "b", b"x":
    case 0, 1 + 2j, "ab", b"x":
        print("constants")


def closure(v):
    match v:
        case [x, y]:
            return lambda: (x, y)
        case x:
            return lambda: x


print(closure([1, 2])(), closure(5)(), [f() for f in map(closure, [[3, 4], "z"])])


def unbound(v):
    match v:
        case [_, x]:
            pass
    return x


try:
    print(unbound([1, 2]), unbound(3))
except UnboundLocalError as error:
    print(error)

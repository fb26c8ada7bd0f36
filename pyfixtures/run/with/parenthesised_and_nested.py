# Several managers in one statement, targets of every kind, exits that replace or swallow, and managers made late.
trace = []


class M:
    def __init__(self, name, swallow=False, replace=None, enter=None):
        self.name, self.swallow, self.replace, self.enter = name, swallow, replace, enter
        trace.append(f"make {name}")

    def __enter__(self):
        trace.append(f"enter {self.name}")
        if isinstance(self.enter, Exception):
            raise self.enter
        return self.enter or self.name

    def __exit__(self, kind, value, tb):
        trace.append(f"exit {self.name} {kind.__name__ if kind else None}")
        if self.replace:
            raise self.replace
        return self.swallow


def outcome(f):
    trace.clear()
    try:
        result = f()
    except Exception as error:
        result = f"{type(error).__name__}({error}) during {error.__context__!r}"
    print(f.__name__, result, trace)


def many_targets():
    class T:
        pass

    t, d, l = T(), {}, [0, 0]
    with (
        M("attribute") as t.x,
        M("key") as d["k"],
        M("slice", enter="pq") as l[0:1],
        M("pair", enter=(1, (2, 3))) as (a, (b, c)),
        M("star", enter="xyz") as [first, *rest],
        M("none"),
    ):
        return t.x, d, l, a, b, c, first, rest


def second_enter_fails():
    with M("one"), M("two", enter=ValueError("enter")), M("three"):
        return "not reached"


def outer_swallows():
    with M("outer", swallow=True):
        with M("inner"):
            raise KeyError("x")
    return "went on"


def inner_swallows():
    with M("outer"), M("inner", swallow=True):
        raise KeyError("x")
    return "went on"


def replaced_twice():
    with M("a", replace=OSError("from a")), M("b", replace=LookupError("from b")):
        raise KeyError("body")


def replaced_then_swallowed():
    with M("a", swallow=True), M("b", replace=LookupError("from b")):
        raise KeyError("body")
    return "quiet"


def exit_raises_without_error():
    with M("a", replace=OSError("no reason")):
        return "lost"


def unpack_fails():
    with M("outer"), M("bad", enter=(1, 2)) as (a, b, c):
        return "not reached"


def target_fails():
    with M("a") as ().x:
        return "not reached"


def loop_with_else():
    for i in range(3):
        with M(i):
            if i == 1:
                break
    else:
        return "else"
    return i


def generator_inside():
    def g():
        with M("g"):
            yield 1
            yield 2

    it = g()
    next(it)
    it.close()
    it = g()
    next(it)
    try:
        it.throw(KeyError("thrown"))
    except KeyError:
        trace.append("came out")


def recursion(n=3):
    if not n:
        raise ValueError("bottom")
    with M(n, swallow=n == 2):
        return recursion(n - 1)
    return f"swallowed at {n}"


def late():
    def make(name):
        trace.append("call " + name)
        return M(name)

    with make("x") as x, make(x + "y") as y, make(y + "z"):
        return x, y


def raise_in_with_in_except():
    try:
        raise ValueError("first")
    except ValueError:
        with M("m"):
            raise KeyError("second")


def class_body():
    class C:
        with M("class", enter=5) as n:
            doubled = n * 2

    return C.n, C.doubled


for f in (many_targets, second_enter_fails, outer_swallows, inner_swallows, replaced_twice, replaced_then_swallowed, exit_raises_without_error, unpack_fails, target_fails, loop_with_else,
          generator_inside, recursion, late, raise_in_with_in_except, class_body):
    outcome(f)

"""with: the order of exits, exceptions in them, and leaving by jumps."""


class M:
    def __init__(self, name, swallow=False, raises=None):
        self.name, self.swallow, self.raises = name, swallow, raises

    def __enter__(self):
        print("  enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("  exit", self.name, kind and kind.__name__, value, traceback and traceback.tb_lineno > 0)
        if self.raises:
            raise self.raises
        return self.swallow


def attempt(f, *args):
    try:
        print(f.__name__, f(*args))
    except BaseException as e:
        print(f.__name__, repr(e), "context", repr(e.__context__))


def plain():
    with M("a") as a, M("b") as b, M("c"):
        return a.name + b.name


def swallowed():
    with M("outer"), M("inner", swallow=True):
        raise ValueError("v")
    return "after"


def replaced():
    with M("r", raises=KeyError("from exit")):
        raise ValueError("from body")


def exit_raises_alone():
    with M("e", raises=KeyError("from exit")):
        pass


def chain():
    with M("1", raises=OSError("third")), M("2", raises=KeyError("second")):
        raise ValueError("first")


def loops():
    out = []
    for i in range(4):
        with M(str(i)):
            if i == 0:
                continue
            if i == 2:
                break
            out.append(i)
    return out


def returns_over_exit():
    with M("x", swallow=True):
        try:
            return 1
        finally:
            raise ValueError("in finally")
    return "swallowed"


def in_generator():
    with M("g"):
        yield 1
        yield 2


def generator_closed():
    g = in_generator()
    next(g)
    g.close()
    return "closed"


def generator_thrown():
    g = in_generator()
    next(g)
    g.throw(KeyError("in"))


class Truthy:
    def __bool__(self):
        raise RuntimeError("truth was asked")


class Odd(M):
    def __exit__(self, *args):
        return Truthy()


def truth_of_exit():
    with Odd("t"):
        raise ValueError("body")


def truth_not_asked():
    with Odd("t"):
        return "fine"


class Rebinding:
    def __enter__(self):
        return (1, [2, 3])

    def __exit__(self, *args):
        return False


def targets():
    d = {}
    with Rebinding() as (a, [b, c]), Rebinding() as d["k"]:
        return a, b, c, d


def failing_target():
    with M("f", swallow=True) as (a, b):
        pass
    return "target error swallowed"


def reraises():
    try:
        with M("re"):
            raise ValueError("same")
    except ValueError as e:
        lines, tb = 0, e.__traceback__
        while tb:
            lines, tb = lines + 1, tb.tb_next
        return lines


def exits_with_argument():
    with M("s"):
        raise SystemExit(3)


for f in (
    plain,
    swallowed,
    replaced,
    exit_raises_alone,
    chain,
    loops,
    returns_over_exit,
    generator_closed,
    generator_thrown,
    truth_of_exit,
    truth_not_asked,
    targets,
    failing_target,
    reraises,
    exits_with_argument,
):
    attempt(f)

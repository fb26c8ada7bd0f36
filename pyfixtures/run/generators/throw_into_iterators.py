# yield from over things that are not generators: what send, throw and close find there.
class Plain:
    def __init__(self, *items):
        self.items = list(items)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.items:
            raise StopIteration("plain result")
        return self.items.pop(0)


class Full(Plain):
    def send(self, value):
        print("  send", value)
        if value == "stop":
            raise StopIteration("sent stop")
        return f"reply to {value}"

    def throw(self, *arguments):
        print("  throw", [a if isinstance(a, str) else type(a).__name__ if isinstance(a, BaseException) else a.__name__ for a in arguments])
        error = arguments[0]
        if isinstance(error, ValueError) or error is ValueError:
            return "swallowed"
        raise error

    def close(self):
        print("  close")


class NoneMethods(Plain):
    send = throw = close = None


class Properties(Plain):
    @property
    def throw(self):
        raise LookupError("throw asked for")


class CloseFails(Plain):
    def close(self):
        raise OSError("close failed")


def delegate(inner):
    try:
        result = yield from inner
    except Exception as error:
        result = f"caught {type(error).__name__}({error}) in {type(error.__context__).__name__}"
    yield "result", result


def steps(inner, *actions):
    g = delegate(inner)
    seen = []
    for action in ("next", *actions):
        try:
            match action:
                case "next":
                    seen.append(next(g))
                case "close":
                    seen.append(g.close())
                case type() | BaseException():
                    seen.append(g.throw(action))
                case _:
                    seen.append(g.send(action))
        except BaseException as error:
            seen.append(f"{type(error).__name__}({error})")
    print(type(inner).__name__, [a if isinstance(a, str) else repr(a) for a in actions], seen)


steps(Plain(1, 2), "next", "next", "next")
steps(Plain(1, 2), "value")
steps(Plain(1, 2), ValueError("v"), "next")
steps(Plain(1, 2), ValueError)
steps(Plain(1, 2), "close", "next")
steps(Full(1, 2), "a", "b", "stop")
steps(Full(1, 2), ValueError("v"), ValueError, KeyError("k"), "next")
steps(Full(1), "close")
steps(Full(1), GeneratorExit("by hand"))
steps(Full(1), KeyboardInterrupt("k"))
steps(NoneMethods(1, 2), "x")
steps(NoneMethods(1, 2), ValueError("v"))
steps(NoneMethods(1, 2), "close")
steps(Properties(1, 2), ValueError("v"))
steps(CloseFails(1, 2), "close", "next")
steps(CloseFails(1, 2), GeneratorExit)
for inner in ([1, 2], "ab", {1: 2}, range(2), iter([1]), map(str, [1]), zip("a", "b")):
    steps(inner, ValueError("into builtin"))


def refuses():
    while True:
        try:
            yield "kept"
        except GeneratorExit:
            print("  refused")
            return


def outer():
    yield from refuses()
    yield "after"


g = outer()
print(next(g), g.close(), list(g))


def inner_returns():
    try:
        yield 1
    except ValueError:
        return "from handler"


g = delegate(inner_returns())
print(next(g), g.throw(ValueError), list(g))
for wrong in (5, None, len):
    print(list(delegate(wrong)))

class CM:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise ValueError("enter fails")
        return self.name.upper()

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        if self.fail == "exit":
            raise KeyError("exit fails")
        return self.swallow


with CM("a") as x:
    print("body", x)
with CM("a") as x, CM("b") as y:
    print(x, y)
with (CM("p"), CM("q") as q,):
    print(q)
with CM("s", swallow=True):
    raise ValueError("swallowed")
print("after")
try:
    with CM("outer"), CM("inner"):
        raise TypeError("boom")
except TypeError as e:
    print("caught", e)
try:
    with CM("outer", swallow=True), CM("bad", fail="enter"):
        print("never")
    print("enter error swallowed by outer")
    with CM("bad exit", fail="exit"):
        raise ValueError("original")
except KeyError as e:
    print(repr(e), repr(e.__context__))


def early():
    for i in range(3):
        with CM(f"loop{i}"):
            if i == 0:
                continue
            if i == 1:
                return "returned"


print(early())
for i in range(2):
    with CM("brk"):
        break


def gen():
    with CM("gen"):
        yield 1
        yield 2


for v in gen():
    print(v)
g = gen()
next(g)
g.close()


class NoExit:
    def __enter__(self):
        pass


class Nothing:
    pass


for cls in (NoExit, Nothing, int):
    try:
        with cls():
            print("never")
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Target:
    pass


t, d = Target(), {}
with CM("attr") as t.name, CM("item") as d["k"], CM("xy") as (m, n):
    print(t.name, d, m, n)


class Suppress:
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        return t is not None and issubclass(t, self.kinds)


with Suppress(ZeroDivisionError, KeyError):
    1 / 0
with Suppress(KeyError):
    try:
        {}["x"]
    finally:
        print("finally inside with")
print("end")

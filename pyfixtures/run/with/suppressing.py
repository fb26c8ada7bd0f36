# What __exit__ gets and what its answer does.
class Manager:
    def __init__(self, name, answer=None, fails=None):
        self.name, self.answer, self.fails = name, answer, fails

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value, trace is not None)
        if self.fails:
            raise self.fails
        return self.answer


with Manager("a") as x, Manager("b", answer=1) as y:
    print(x, y)
    raise KeyError("inner")
print("after")
try:
    with Manager("c"), Manager("d", fails=ValueError("from exit")):
        raise KeyError("first")
except ValueError as error:
    print(repr(error), repr(error.__context__), error.__cause__)


def early(n):
    for i in range(n):
        with Manager(f"loop{i}"):
            if i == 0:
                continue
            if i == 1:
                return "returned"


def swallowed():
    with Manager("s", answer=True):
        return 1 / 0
    return "after the block"


print(early(3), swallowed())


class Answer:
    def __bool__(self):
        print("truth of the answer")
        return True


with Manager("t", answer=Answer()):
    raise SystemExit(3)
with Manager("u", answer=Answer()):
    pass
targets = {}
with Manager("pair") as (targets["p"], *targets["rest"]):
    print(targets)
try:
    with Manager("short", answer=False) as (p, q):
        print("not reached")
except ValueError as error:
    print(error)

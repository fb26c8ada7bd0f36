# throw and close through chains of yield from, to generators, iterators and objects with methods of their own.
def leaf(name):
    while True:
        try:
            got = yield name
            print(name, "got", got)
        except KeyError as error:
            print(name, "handles", error)
            yield "handled"
        except GeneratorExit:
            print(name, "closes")
            raise
        finally:
            print(name, "finally")


def middle():
    try:
        return (yield from leaf("leaf"))
    except ValueError as error:
        print("middle handles", error)
        yield "middle"
        return "from middle"


def top():
    result = yield from middle()
    print("top has", result)
    yield "top"


g = top()
print(next(g), g.send(1), g.throw(KeyError("k")), next(g), g.throw(ValueError("v")), next(g))
g.close()
g = top()
next(g)
g.close()


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return "item"


class Methods(Iterator):
    def throw(self, *about):
        print("throw", [a if isinstance(a, type) else repr(a) for a in about])
        raise StopIteration("result")

    def close(self):
        print("close")
        raise RuntimeError("close fails")

    def send(self, value):
        return f"sent {value}"


def over(iterator):
    print("result", (yield from iterator))
    yield "end"


for make in (Iterator, Methods):
    g = over(make())
    print(next(g))
    for step in (lambda: g.send("s"), lambda: g.throw(ValueError("t")), lambda: next(g)):
        try:
            print(step())
        except Exception as error:
            print(type(error).__name__, error)
g = over(Methods())
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error, type(error.__context__).__name__)

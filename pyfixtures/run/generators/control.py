def worker():
    total = 0
    while True:
        try:
            value = yield total
            total += value
        except ValueError as e:
            print("caught", e)
            total = 0
        except GeneratorExit:
            print("closing at", total)
            raise
        finally:
            print("finally", total)


w = worker()
print(next(w), w.send(5), w.send(6))
print(w.throw(ValueError("reset")), w.send(3))
w.close()
w.close()
try:
    w.send(1)
except StopIteration as e:
    print("stopped", e.value)


def stubborn():
    for _ in range(2):
        try:
            yield 1
        except GeneratorExit:
            print("ignored")


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
try:
    s.throw(KeyError("out"))
except KeyError as e:
    print(repr(e))


def fresh():
    yield 1


f = fresh()
f.close()
print(list(f))
f = fresh()
try:
    f.throw(TypeError("before start"))
except TypeError as e:
    print(e, list(f))
f = fresh()
try:
    f.throw(ValueError)
except ValueError as e:
    print(repr(e))
for bad in (5, "str"):
    try:
        fresh().throw(bad)
    except TypeError as e:
        print(e)


def converts():
    try:
        yield "a"
    except KeyError as e:
        raise RuntimeError("converted") from e


c = converts()
next(c)
try:
    c.throw(KeyError("k"))
except RuntimeError as e:
    print(e, repr(e.__cause__))


def returns_on_close():
    try:
        yield
    except GeneratorExit:
        return 99


r = returns_on_close()
next(r)
print(r.close() in (None, 99))

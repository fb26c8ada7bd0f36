# Exceptions inside comprehensions, which 3.12 inlines: variables are what they were before.
import sys


def attempt(f):
    try:
        result = f()
    except Exception as error:
        tb, names = error.__traceback__, []
        while tb:
            names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - f.__code__.co_firstlineno))
            tb = tb.tb_next
        print(f.__name__, type(error).__name__, error, len(names) > 1)
    else:
        print(f.__name__, result)


def variable_survives():
    x = "before"
    try:
        [1 / x for x in (1, 0)]
    except ZeroDivisionError:
        pass
    return x


def unbound_survives():
    try:
        [1 / y for y in (1, 0)]
    except ZeroDivisionError:
        pass
    try:
        y
    except NameError as error:
        return type(error).__name__
    y = 1


def nested():
    x, y = "x", "y"
    try:
        [[1 / (x - y) for y in range(3)] for x in range(3)]
    except ZeroDivisionError:
        pass
    return x, y


def in_handler():
    e = "outer"
    try:
        raise KeyError("key")
    except KeyError:
        try:
            [e.missing for e in [1]]
        except AttributeError as error:
            return e, type(error.__context__).__name__


def in_finally():
    i = "kept"
    try:
        return [i for i in (1, 2)], i
    finally:
        try:
            {i: 1 / i for i in (1, 0)}
        except ZeroDivisionError:
            print("finally", i)


def condition():
    n = 5
    try:
        return {n for n in (1, "a") if n > 0}
    except TypeError as error:
        return n, str(error)


def iterable():
    z = 1
    try:
        return [z for z in z]
    except TypeError as error:
        return z, str(error)


def closure():
    fs = [lambda: i for i in range(3)]
    i = "outside"
    return [f() for f in fs], i


def cell_survives():
    v = "cell"

    def get():
        return v
    try:
        [(lambda: v)() / 0 for v in (1, 2)]
    except ZeroDivisionError:
        pass
    return v, get()


def walrus():
    try:
        [last := 1 / n for n in (1, 2, 0)]
    except ZeroDivisionError:
        return last


def generator_inside():
    n = "n"
    try:
        return [list(1 / n for n in (m,)) for m in (1, 0)]
    except ZeroDivisionError:
        return n


def with_finally_inside():
    def g():
        try:
            yield 1
            yield 2
        finally:
            log.append("closed")
    log, k = [], "k"
    try:
        [1 / 0 for k in g()]
    except ZeroDivisionError:
        pass
    return k, log


def recursion(n=3):
    return [recursion(n - 1) if n else 1 / n for _ in (1,)]


def dict_order():
    key = value = "v"
    seen = []
    try:
        {seen.append(("key", key)): seen.append(("value", 1 / value)) for key, value in ((1, 1), (2, 0))}
    except ZeroDivisionError:
        return seen, key, value


class Body:
    item = "class"
    try:
        items = [1 / item for item in (1, 0)]
    except ZeroDivisionError:
        kept = item


def in_lambda():
    return (lambda: [1 / w for w in (0,)])()


def generator_function():
    def g():
        q = "q"
        try:
            yield [1 / q for q in (1, 0)]
        except ZeroDivisionError:
            yield q
    return next(g())


def locals_inside():
    a = 1
    try:
        [locals()["nothing"] for a in (5,)]
    except KeyError:
        return a, sorted(locals())


for f in (variable_survives, unbound_survives, nested, in_handler, in_finally, condition, iterable, closure, cell_survives, walrus,
          generator_inside, with_finally_inside, recursion, dict_order, in_lambda, generator_function, locals_inside):
    attempt(f)
print(Body.kept, Body.item)
try:
    [undefined for _ in (1,)]
except NameError:
    print(sys.exc_info()[2].tb_next is None or sys.exc_info()[2].tb_next.tb_frame.f_code.co_name)

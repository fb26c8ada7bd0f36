"""Exceptions inside comprehensions, which are inlined since 3.12."""


def attempt(f):
    try:
        print(f.__name__, f())
    except Exception as e:
        lines, tb = [], e.__traceback__.tb_next
        while tb:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - f.__code__.co_firstlineno))
            tb = tb.tb_next
        print(f.__name__, type(e).__name__, e, [line for _, line in lines if line > 0][-1:])


def simple():
    return [1 // x for x in (1, 0)]


def restores_outer():
    x = "outer"
    try:
        [1 // x for x in (2, 0)]
    except ZeroDivisionError:
        pass
    return x


def leaves_unbound():
    try:
        [1 // y for y in (2, 0)]
    except ZeroDivisionError:
        pass
    try:
        return y
    except NameError as e:
        return type(e).__name__


def nested_restores():
    x, y = "x", "y"
    try:
        [[1 // (x - y) for y in range(2)] for x in range(3)]
    except ZeroDivisionError:
        pass
    return x, y


def in_handler():
    try:
        raise KeyError("handled")
    except KeyError as e:
        return [repr(e) for _ in range(1)], repr(e)


def handler_name():
    e = "mine"
    found = [e for e in "ab"]
    return found, e


def in_finally():
    try:
        return [x for x in (1, 2)]
    finally:
        x = [x for x in "f"]


def deletes():
    z = 1
    del z
    return [z for z in range(2)]


def unbound_inside():
    try:
        return [later for _ in range(1)]
    except NameError as e:
        message = str(e)
    later = 1
    return message


def unbound_iterable():
    return [q for q in q_later]
    q_later = []


def dict_and_set():
    a = b = "kept"
    try:
        {a: 1 // b for a, b in ((1, 1), (2, 0))}
    except ZeroDivisionError:
        pass
    try:
        {a.nope for a in [1]}
    except AttributeError:
        pass
    return a, b


def conditional():
    return [x for x in (3, "a", 5) if x > 1]


def unhashable():
    return {x for x in ([],)}


def unpacking():
    return [a for a, b in ((1, 2), (3,))]


def yields():
    return list([(yield_free, x) for x in range(2)] for yield_free in "ab")


def closes_over():
    fs = [lambda: i for i in range(3)]
    i = "after"
    return [f() for f in fs], i


def cell_restored():
    i = "cell"

    def inner():
        return i

    try:
        [(lambda: i, 1 // i) for i in (1, 0)]
    except ZeroDivisionError:
        pass
    return inner(), i


for f in (
    simple,
    restores_outer,
    leaves_unbound,
    nested_restores,
    in_handler,
    handler_name,
    in_finally,
    deletes,
    unbound_inside,
    unbound_iterable,
    dict_and_set,
    conditional,
    unhashable,
    unpacking,
    yields,
    closes_over,
    cell_restored,
):
    attempt(f)
x = "global"
try:
    [1 // x for x in (1, 0)]
except ZeroDivisionError:
    print(x)


class Body:
    x = "class"
    try:
        [1 // x for x in (1, 0)]
    except ZeroDivisionError:
        y = x
    z = [x for x in range(2)]


print(Body.x, Body.y, Body.z)

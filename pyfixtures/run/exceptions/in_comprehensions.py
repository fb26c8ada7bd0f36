# Exceptions raised and variables restored where comprehensions are part of their function.
def outcome(f, *args):
    try:
        return f(*args)
    except Exception as error:
        frames = []
        trace = error.__traceback__
        while trace:
            frames.append((trace.tb_frame.f_code.co_name.strip("<>"), trace.tb_lineno - first_line))
            trace = trace.tb_next
        return type(error).__name__, str(error), [f for f in frames if f[0] not in ("listcomp", "setcomp", "dictcomp")][1:]


import sys
first_line = sys._getframe().f_lineno


def shadows(x):
    try:
        [x for x in [1, 2, 0] if 1 / x]
    except ZeroDivisionError:
        return x


def unbound():
    try:
        [y for y in [1, 0] if 1 / y]
    except ZeroDivisionError:
        pass
    return y


def nested(rows):
    return [[int(cell) for cell in row] for row in rows]


def keeps(x):
    saved = [lambda: x for x in range(3)]
    try:
        {x: 1 / (x - 1) for x in range(3)}
    except ZeroDivisionError as error:
        return x, [f() for f in saved], str(error)


def cell(x):
    def inner():
        return x
    try:
        {x for x in [[], 1]}
    except TypeError:
        return inner(), x


class Body:
    z = 3
    try:
        values = [z for z in (1, 2, 1 // 0)]
    except ZeroDivisionError:
        kept = z


print(outcome(shadows, "outer"), outcome(nested, [["1"], ["2", "x"]]), outcome(keeps, "k"), outcome(cell, "c"), Body.kept)
print(outcome(unbound)[0])
x = "module"
try:
    [x for x in iter(lambda: 1 / 0, None)]
except ZeroDivisionError:
    print(x)

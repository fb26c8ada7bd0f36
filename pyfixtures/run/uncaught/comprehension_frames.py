# A traceback through comprehensions, inlined or not: names of frames and carets.
def divide(a, b):
    return a / b


def table(rows):
    return {
        name: [divide(value, row[-1]) for value in row[:-1]]
        for name, row in rows.items()
    }


def caught(f):
    try:
        f()
    except Exception as error:
        tb = error.__traceback__
        while tb:
            positions = list(tb.tb_frame.f_code.co_positions())[tb.tb_lasti // 2]
            print(tb.tb_frame.f_code.co_name, tb.tb_lineno, positions[:2], positions[2:])
            tb = tb.tb_next
        print(type(error).__name__, error)


caught(lambda: [undefined for _ in range(1)])
caught(lambda: {k: v.missing for k, v in {"a": 1}.items()})
caught(lambda: {x + "" for x in (1, 2)})
caught(lambda: sum(1 // x for x in (1, 0)))
caught(lambda: [a for a, b in [(1, 2, 3)]])
caught(lambda: [i for i in 5])
caught(lambda: [[1][j] for i in range(2) for j in range(3)])


class Sums:
    totals = {"fine": 1}

    def all(self):
        return [self.totals[key] for key in ("fine", "missing")]


caught(lambda: Sums().all())
print(table({"a": (2, 4, 2)}))
table({"b": (1, 2, 1), "c": (3, 4,
                            0)})

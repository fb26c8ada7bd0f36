def deep(n):
    return deep(n + 1)


def measure():
    depth = 0

    def go():
        nonlocal depth
        depth += 1
        go()

    try:
        go()
    except RecursionError as e:
        return depth, str(e)


for attempt in range(3):
    try:
        deep(0)
    except RecursionError as e:
        print(type(e).__name__, e, isinstance(e, RuntimeError))
print(measure())


def counted(n):
    return 0 if n == 0 else 1 + counted(n - 1)


print(counted(900))


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Loop().a
except RecursionError as e:
    print("getattr", str(e)[:32])


def mutual_a(n):
    return mutual_b(n)


def mutual_b(n):
    return mutual_a(n)


try:
    mutual_a(1)
except RecursionError:
    print("mutual")


def cleanup(n, log):
    try:
        return cleanup(n + 1, log)
    finally:
        log.append(n)


log = []
try:
    cleanup(0, log)
except RecursionError:
    print(log[-1], log == sorted(log, reverse=True))

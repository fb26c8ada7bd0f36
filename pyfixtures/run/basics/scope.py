x = "module"


def reads():
    return x


def shadows():
    x = "local"
    return x


def writes():
    global x, created
    x = "changed"
    created = 42


def outer():
    n = 0
    log = []

    def inc(by=1):
        nonlocal n
        n += by
        log.append(n)
        return n

    def deep():
        def deeper():
            nonlocal n
            n *= 10
        deeper()
        return n

    return inc, deep, log


print(reads(), shadows(), x)
writes()
print(reads(), created)
inc, deep, log = outer()
print(inc(), inc(5), deep(), inc(), log)
del created
try:
    created
except NameError as e:
    print(e)


def unbound():
    try:
        print(later)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    later = 1
    del later
    try:
        later
    except NameError as e:
        print(type(e).__name__, e)


unbound()


def free():
    def inner():
        return value
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    value = 7
    print(inner())
    del value
    try:
        inner()
    except NameError as e:
        print(e)


free()


class Body:
    x = x + "!"
    y = [x for _ in range(2)]


print(Body.x, Body.y)
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs], [f() for f in [lambda i=i: i for i in range(3)]])

# Generators that resume themselves, or stand in long chains.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def nested(n):
    if n:
        yield from nested(n - 1)
    else:
        yield 1


def delegate(it):
    yield from it


def wrap(it):
    try:
        yield from it
    finally:
        pass


def chain(step, n):
    it = iter([1, 2])
    for _ in range(n):
        it = step(it)
    return it


def endless():
    yield from endless()


def itself():
    yield next(own)


def delegates_to_itself():
    yield from looped


own = itself()
looped = delegates_to_itself()
print(outcome(list, nested(300)), outcome(list, nested(5000)), outcome(next, endless()))
print(outcome(next, own), outcome(next, looped))
print(list(chain(delegate, 300)))
started = chain(wrap, 400)
print(next(started), outcome(started.throw, KeyError("thrown")), outcome(next, started))
started = chain(wrap, 400)
print(next(started), started.close(), outcome(next, started))
started = chain(wrap, 400)
print(next(started))
del started
print(outcome(lambda: list(chain(lambda it: (x for x in it), 300))))
maps = chain(lambda it: map(abs, it), 200)
print(list(maps))

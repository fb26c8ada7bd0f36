"""Asynchronous generators that die without a hook."""


class Pause:
    def __await__(self):
        return (yield "paused")


async def plain(log):
    try:
        yield 1
    finally:
        log.append("finally ran")


async def suspended(log):
    try:
        yield 1
    except GeneratorExit:
        log.append("saw GeneratorExit")
        raise


def step(g):
    try:
        g.asend(None).send(None)
    except StopIteration as stop:
        return stop.value


log = []
g = plain(log)
print(step(g))
del g
print(log)
g = suspended(log)
step(g)
g = None
print(log)
g = plain(log)
del g
print("never started:", log)


class Cycle:
    pass


async def in_cycle(holder, log):
    try:
        yield holder
    finally:
        log.append("cycle broken")


holder = Cycle()
holder.generator = in_cycle(holder, log)
step(holder.generator)
holder.generator = None
print(log)


async def waiting(log):
    try:
        await Pause()
        yield
    finally:
        log.append("was waiting")


g = waiting(log)
a = g.asend(None)
a.send(None)
del a, g
print(log)


def outer(log):
    g = plain(log)
    step(g)
    return "returned"


del log[:]
print(outer(log), log)


class Noisy:
    def __del__(self):
        print("  noisy dies")


async def owns():
    noisy = Noisy()
    yield 1
    yield 2


g = owns()
step(g)
del g
print("after")

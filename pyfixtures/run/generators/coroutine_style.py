# Generators as coroutines: priming, averaging, pipelines that push, cooperative tasks, and values returned by return.
def coroutine(function):
    def start(*arguments, **keywords):
        g = function(*arguments, **keywords)
        next(g)
        return g

    start.__name__ = function.__name__
    return start


@coroutine
def averager():
    total, count, average = 0.0, 0, None
    while True:
        value = yield average
        if value is None:
            break
        total += value
        count += 1
        average = total / count
    return count, average


@coroutine
def broadcast(*targets):
    try:
        while True:
            item = yield
            for t in targets:
                t.send(item)
    except GeneratorExit:
        for t in targets:
            t.close()
        raise


@coroutine
def grep(word, target):
    try:
        while True:
            line = yield
            if word in line:
                target.send(line)
    finally:
        target.close()


@coroutine
def collect(name, into):
    count = 0
    try:
        while True:
            into.append((name, (yield)))
            count += 1
    except GeneratorExit:
        into.append((name, f"closed after {count}"))


a = averager()
print([a.send(v) for v in (10, 20, 33)], a.gi_frame.f_locals["count"])
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value, a.gi_frame)
seen = []
pipe = broadcast(grep("py", collect("py", seen)), grep("x", collect("x", seen)))
for line in ("python", "box", "pyx", "none"):
    pipe.send(line)
pipe.close()
print(seen)


def grouped(rows):
    results = {}
    for key, values in rows.items():
        def run():
            results[key] = yield from counted()

        g = run()
        next(g)
        for v in (*values, None):
            try:
                g.send(v)
            except StopIteration:
                pass
    return results


def counted():
    items = []
    while (item := (yield len(items))) is not None:
        items.append(item)
    return sum(items), max(items, default="nothing")


print(grouped({"a": [1, 5, 3], "b": [], "c": [7]}))


class Scheduler:
    def __init__(self):
        self.tasks, self.mail, self.log = [], {}, []

    def spawn(self, name, g):
        self.tasks.append((name, g, None))

    def run(self):
        while self.tasks:
            name, g, value = self.tasks.pop(0)
            try:
                match g.send(value):
                    case "send", to, message:
                        self.mail.setdefault(to, []).append(message)
                        value = True
                    case "receive",:
                        value = self.mail.get(name, [None]).pop(0) if self.mail.get(name) else None
                    case "spawn", child_name, child:
                        self.spawn(child_name, child)
                        value = child_name
                    case None:
                        value = None
            except StopIteration as stop:
                self.log.append((name, stop.value))
            except Exception as error:
                self.log.append((name, repr(error)))
            else:
                self.tasks.append((name, g, value))


def pinger(to, n):
    for i in range(n):
        yield "send", to, i
        yield
    yield "send", to, "bye"
    return f"sent {n}"


def ponger():
    got = []
    while True:
        message = yield ("receive",)
        if message == "bye":
            return got
        if message is not None:
            got.append(message)
            if message == 1:
                yield "spawn", "failing", failing()


def failing():
    yield
    raise KeyError("task failed")


s = Scheduler()
s.spawn("ping", pinger("pong", 3))
s.spawn("pong", ponger())
s.run()
print(s.log, s.mail)
primes = (n for n in range(2, 60) if all(n % d for d in range(2, n)))
print(next(primes), primes.send(None), list(primes)[:5])

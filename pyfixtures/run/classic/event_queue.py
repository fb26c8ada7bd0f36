class Scheduler:
    def __init__(self):
        self.queue, self.now, self.serial = [], 0, 0

    def at(self, delay, task):
        self.serial += 1
        entry = (self.now + delay, self.serial, task)
        i = len(self.queue)
        while i and self.queue[i - 1][:2] > entry[:2]:
            i -= 1
        self.queue.insert(i, entry)

    def run(self, limit=20):
        while self.queue and limit:
            self.now, _, task = self.queue.pop(0)
            limit -= 1
            try:
                delay = next(task)
            except StopIteration as stop:
                print(f"t={self.now} finished with {stop.value!r}")
            except Exception as e:
                print(f"t={self.now} failed: {type(e).__name__}: {e}")
            else:
                self.at(delay, task)


def worker(name, steps, delay):
    for i in range(steps):
        print(f"{name} step {i}")
        yield delay
    return name.upper()


def faulty():
    yield 3
    raise RuntimeError("broken")


def parent(s):
    s.at(1, worker("child", 1, 1))
    yield 2
    result = yield from worker("inline", 2, 1)
    return [result]


s = Scheduler()
s.at(0, worker("slow", 2, 5))
s.at(0, worker("fast", 3, 2))
s.at(1, faulty())
s.at(4, parent(s))
s.run()
print(s.now, s.queue)


class Signal:
    def __init__(self):
        self.handlers = []

    def connect(self, f):
        self.handlers.append(f)
        return f

    def __call__(self, *args, **kw):
        return [h(*args, **kw) for h in self.handlers]


clicked = Signal()


@clicked.connect
def first(x, *, scale=1):
    return x * scale


clicked.connect(lambda x, **kw: sorted(kw))
clicked.connect(lambda x, scale=2: (x, scale))
print(clicked(5), clicked(5, scale=3))

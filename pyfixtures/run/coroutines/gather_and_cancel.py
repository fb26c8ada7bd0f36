# Structured concurrency by hand: a nursery that cancels, timeouts on a virtual clock, locks, and a bounded queue.
from _collections import deque


class Trap:
    def __init__(self, kind, argument=None):
        self.kind, self.argument = kind, argument

    def __await__(self):
        return (yield self)


class Cancelled(BaseException):
    pass


class Task:
    def __init__(self, kernel, coroutine, name):
        self.kernel, self.coroutine, self.name = kernel, coroutine, name
        self.joiners, self.outcome, self.wake_at, self.waits_in = [], None, None, None

    def cancel(self):
        if self.outcome is None:
            if self.waits_in is not None and self in self.waits_in:
                self.waits_in.remove(self)
            self.kernel.sleeping = [t for t in self.kernel.sleeping if t is not self]
            self.kernel.ready = deque(pair for pair in self.kernel.ready if pair[0] is not self)
            self.kernel.ready.append((self, Cancelled()))


class Kernel:
    def __init__(self):
        self.ready, self.sleeping, self.now, self.log = deque(), [], 0, []

    def spawn(self, coroutine, name):
        task = Task(self, coroutine, name)
        self.ready.append((task, None))
        return task

    def finish(self, task, outcome):
        task.outcome = outcome
        self.log.append((self.now, task.name, outcome[0]))
        self.ready.extend((j, None) for j in task.joiners)

    def run(self, coroutine):
        main = self.spawn(coroutine, "main")
        while main.outcome is None:
            if not self.ready:
                self.sleeping.sort(key=lambda t: (t.wake_at, t.name))
                task = self.sleeping.pop(0)
                self.now = task.wake_at
                self.ready.append((task, None))
            task, value = self.ready.popleft()
            try:
                if isinstance(value, BaseException):
                    trap = task.coroutine.throw(value)
                else:
                    trap = task.coroutine.send(value)
            except StopIteration as stop:
                self.finish(task, ("returned", stop.value))
                continue
            except (Exception, Cancelled) as error:
                self.finish(task, (type(error).__name__, error))
                continue
            match trap:
                case Trap(kind="sleep", argument=delay):
                    task.wake_at = self.now + delay
                    self.sleeping.append(task)
                case Trap(kind="wait", argument=queue):
                    queue.append(task)
                    task.waits_in = queue
                case Trap(kind="join", argument=other) if other.outcome is None:
                    other.joiners.append(task)
                case Trap(kind="self"):
                    self.ready.append((task, task))
                case _:
                    self.ready.append((task, None))
        return main.outcome


kernel = Kernel()
sleep = lambda delay: Trap("sleep", delay)


class Nursery:
    async def __aenter__(self):
        self.tasks = []
        return self

    def start(self, coroutine, name):
        self.tasks.append(kernel.spawn(coroutine, name))
        return self.tasks[-1]

    async def __aexit__(self, kind, value, tb):
        errors = [value] if value is not None else []
        if errors:
            self.cancel_all()
        for task in self.tasks:
            await Trap("join", task)
            kind, result = task.outcome
            if kind not in ("returned", "Cancelled"):
                errors.append(result)
                self.cancel_all()
        if errors:
            raise BaseExceptionGroup("nursery", errors)

    def cancel_all(self):
        for task in self.tasks:
            task.cancel()


class Timeout:
    def __init__(self, delay):
        self.delay = delay

    async def __aenter__(self):
        task = await Trap("self")

        async def alarm():
            await sleep(self.delay)
            task.cancel()

        self.alarm = kernel.spawn(alarm(), "alarm")

    async def __aexit__(self, kind, value, tb):
        expired = self.alarm.outcome is not None
        self.alarm.cancel()
        if kind is Cancelled and expired:
            raise TimeoutError(self.delay) from None


class Queue:
    def __init__(self, size):
        self.size, self.items, self.getters, self.putters = size, deque(), [], []

    async def put(self, item):
        while len(self.items) >= self.size:
            await Trap("wait", self.putters)
        self.items.append(item)
        if self.getters:
            kernel.ready.append((self.getters.pop(0), None))

    async def get(self):
        while not self.items:
            await Trap("wait", self.getters)
        if self.putters:
            kernel.ready.append((self.putters.pop(0), None))
        return self.items.popleft()


async def producer(queue, count):
    for i in range(count):
        await queue.put(i)
    await queue.put(None)
    return f"made {count}"


async def consumer(queue, seen):
    while (item := await queue.get()) is not None:
        seen.append(item)
        await sleep(item % 2)


async def bad(delay, error):
    await sleep(delay)
    raise error


async def slow(name):
    try:
        await sleep(100)
    finally:
        print(name, "cleaned at", kernel.now)


async def main():
    seen, queue = [], Queue(2)
    async with Nursery() as n:
        made = n.start(producer(queue, 5), "producer")
        n.start(consumer(queue, seen), "consumer")
    print(seen, made.outcome, kernel.now)
    try:
        async with Nursery() as n:
            n.start(slow("first"), "first")
            n.start(bad(5, ValueError("bad")), "bad")
            n.start(slow("second"), "second")
    except* ValueError as group:
        print(group.exceptions, kernel.now)
    try:
        async with Timeout(10):
            await slow("timed")
    except TimeoutError as error:
        print("timeout", error, kernel.now)
    async with Timeout(10):
        await sleep(3)
    try:
        async with Nursery() as n:
            n.start(slow("body"), "body")
            await sleep(0)
            raise KeyError("in the body")
    except* KeyError as group:
        print(group.exceptions, kernel.now)
    return "done"


print(kernel.run(main()))
for entry in kernel.log:
    print(*entry)

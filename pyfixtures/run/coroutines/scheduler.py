"""A round-robin scheduler with sleeping, queues and cancelling."""


class Trap:
    def __init__(self, *call):
        self.call = call

    def __await__(self):
        return (yield self.call)


async def sleep(ticks):
    await Trap("sleep", ticks)


async def spawn(coroutine):
    return await Trap("spawn", coroutine)


async def join(task):
    return await Trap("join", task)


async def cancel(task):
    await Trap("cancel", task)


class Cancelled(Exception):
    pass


class Task:
    count = 0

    def __init__(self, coroutine):
        Task.count += 1
        self.id, self.coroutine, self.waiting, self.result, self.over = Task.count, coroutine, [], None, False


class Loop:
    def __init__(self):
        self.ready, self.sleeping, self.time = [], [], 0

    def add(self, coroutine):
        task = Task(coroutine)
        self.ready.append((task, None, None))
        return task

    def step(self, task, value, error):
        try:
            trap = task.coroutine.throw(error) if error else task.coroutine.send(value)
        except StopIteration as stop:
            self.end(task, stop.value)
        except Cancelled as e:
            self.end(task, "cancelled")
        else:
            self.handle(task, *trap)

    def end(self, task, result):
        task.over, task.result = True, result
        self.ready.extend((w, result, None) for w in task.waiting)

    def handle(self, task, name, argument):
        if name == "sleep":
            self.sleeping.append((self.time + argument, task))
        elif name == "spawn":
            self.ready.append((task, self.add(argument), None))
        elif name == "join":
            if argument.over:
                self.ready.append((task, argument.result, None))
            else:
                argument.waiting.append(task)
        elif name == "cancel":
            self.sleeping = [(at, t) for at, t in self.sleeping if t is not argument]
            self.ready.append((argument, None, Cancelled()))
            self.ready.append((task, None, None))

    def run(self, coroutine):
        main = self.add(coroutine)
        while self.ready or self.sleeping:
            while self.ready:
                self.step(*self.ready.pop(0))
            if self.sleeping:
                self.sleeping.sort(key=lambda pair: (pair[0], pair[1].id))
                self.time, task = self.sleeping.pop(0)
                self.ready.append((task, None, None))
        return main.result


class Queue:
    def __init__(self):
        self.items = []

    async def get(self):
        while not self.items:
            await sleep(1)
        return self.items.pop(0)

    async def put(self, item):
        self.items.append(item)


async def producer(queue, n):
    for i in range(n):
        await sleep(2)
        await queue.put(i * i)
    await queue.put(None)
    return "produced %d" % n


async def consumer(queue, name):
    total = 0
    while (item := await queue.get()) is not None:
        print("at", loop.time, name, "took", item)
        total += item
    return total


async def ticker():
    try:
        while True:
            print("tick", loop.time)
            await sleep(3)
    except Cancelled:
        print("ticker cancelled at", loop.time)
        raise
    finally:
        print("ticker cleans up")


async def main():
    queue = Queue()
    tick = await spawn(ticker())
    p = await spawn(producer(queue, 4))
    c = await spawn(consumer(queue, "consumer"))
    results = [await join(p), await join(c)]
    await cancel(tick)
    results.append(await join(tick))
    return results


loop = Loop()
print(loop.run(main()), loop.time)

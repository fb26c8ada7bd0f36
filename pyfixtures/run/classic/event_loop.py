# An event loop over coroutines: tasks, sleeping on a virtual clock, futures, cancellation, gather.
from _collections import deque
from _heapq import heappop, heappush


class Cancelled(BaseException):
    pass


class Future:
    def __init__(self):
        self.done, self.result, self.error, self.waiting = False, None, None, []

    def set_result(self, result):
        self._finish(result, None)

    def set_error(self, error):
        self._finish(None, error)

    def _finish(self, result, error):
        if self.done:
            raise RuntimeError("already done")
        self.done, self.result, self.error = True, result, error
        for task in self.waiting:
            loop.ready.append((task, None))
        self.waiting.clear()

    def __await__(self):
        if not self.done:
            yield self
        if self.error:
            raise self.error
        return self.result


class Task(Future):
    def __init__(self, coroutine, name):
        super().__init__()
        self.coroutine, self.name, self.blocked = coroutine, name, None
        loop.ready.append((self, None))

    def step(self, error):
        try:
            waits_for = self.coroutine.throw(error) if error else self.coroutine.send(None)
        except StopIteration as stop:
            self.set_result(stop.value)
        except (Exception, Cancelled) as failure:
            self.set_error(failure)
        else:
            self.blocked = waits_for
            waits_for.waiting.append(self)

    def cancel(self):
        if self.done:
            return False
        if self.blocked and self in self.blocked.waiting:
            self.blocked.waiting.remove(self)
        loop.ready.append((self, Cancelled()))
        return True


class Loop:
    def __init__(self):
        self.now, self.ready, self.timers, self.serial = 0, deque(), [], 0

    def call_at(self, when, future):
        self.serial += 1
        heappush(self.timers, (when, self.serial, future))

    def run(self, coroutine):
        main = Task(coroutine, "main")
        while not main.done:
            if self.ready:
                task, error = self.ready.popleft()
                if not task.done:
                    task.step(error)
            elif self.timers:
                self.now, _, future = heappop(self.timers)
                if not future.done:
                    future.set_result(self.now)
            else:
                raise RuntimeError("deadlock")
        if main.error:
            raise main.error
        return main.result


loop = Loop()


async def sleep(delay):
    future = Future()
    loop.call_at(loop.now + delay, future)
    return await future


async def gather(*coroutines):
    tasks = [Task(c, f"gathered-{i}") for i, c in enumerate(coroutines)]
    results, errors = [], []
    for task in tasks:
        try:
            results.append(await task)
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("gather", errors)
    return results


async def worker(name, delay, fail=False):
    print(f"[{loop.now:3}] {name} starts")
    try:
        await sleep(delay)
        if fail:
            raise ValueError(name)
        return name.upper()
    except Cancelled:
        print(f"[{loop.now:3}] {name} cancelled")
        raise
    finally:
        print(f"[{loop.now:3}] {name} leaves")


async def main():
    print(await gather(worker("a", 30), worker("b", 10), worker("c", 20)))
    victim = Task(worker("victim", 1000), "victim")
    await sleep(5)
    print(victim.cancel(), victim.done)
    try:
        await victim
    except Cancelled:
        print("seen cancelled", victim.cancel())
    try:
        await gather(worker("x", 3, fail=True), worker("y", 1), worker("z", 2, fail=True))
    except* ValueError as group:
        print([str(e) for e in group.exceptions])
    return loop.now


print(loop.run(main()))


async def stuck():
    await Future()


try:
    loop.run(stuck())
except RuntimeError as error:
    print(error)

"""sys.set_asyncgen_hooks: first iteration and finalisation."""
import sys


class Pause:
    def __await__(self):
        return (yield "paused")


def run(awaitable):
    try:
        while True:
            awaitable.send(None)
    except StopIteration as stop:
        return stop.value


async def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print("  cleaning", name)
        await Pause()
        print("  cleaned", name)


kept = []


def first(g):
    print("  first", g.__name__)


def final(g):
    print("  final", g.__name__)
    kept.append(g)


print(sys.get_asyncgen_hooks())
before = numbers("before the hooks")
sys.set_asyncgen_hooks(first, final)
hooks = sys.get_asyncgen_hooks()
print(hooks.firstiter is first, hooks[1] is final, len(hooks))
g = numbers("one")
print("made")
print(run(g.asend(None)), run(g.asend(None)))
del g
print("kept", len(kept))
run(kept.pop().aclose())
g = numbers("two")
run(g.aclose())
del g
print("closed ones need no finalizer", len(kept))
g = numbers("three")
del g
print("never started", len(kept))
print(run(before.asend(None)))
del before
print("hooks are taken at the first iteration", len(kept))
run(kept.pop().aclose())


async def all_of(g):
    async for x in g:
        pass


run(all_of(numbers("four")))
print("ended", len(kept))


async def breaks(g):
    async for x in g:
        break


run(breaks(numbers("five")))
print("left early", len(kept))
g = kept.pop()
print(run(g.asend(None)))
sys.set_asyncgen_hooks(finalizer=None)
del g
print("finalised once only", len(kept))


def failing_first(g):
    raise ValueError("from the hook")


sys.set_asyncgen_hooks(firstiter=failing_first)
g = numbers("six")
try:
    g.asend(None)
except ValueError as e:
    print(e)
print(run(g.asend(None)))
run(g.aclose())
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())
for bad in {"firstiter": 1}, {"finalizer": "x"}:
    try:
        sys.set_asyncgen_hooks(**bad)
    except TypeError as e:
        print(str(e)[:30])
sys.set_asyncgen_hooks()

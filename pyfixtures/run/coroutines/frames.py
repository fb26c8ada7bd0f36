"""Looking into suspended coroutines."""
import sys


class Switch:
    def __await__(self):
        yield sys._getframe()


async def leaf(x):
    y = x + 1
    await Switch()
    return y


async def top(n):
    total = await leaf(n)
    return total


c = top(3)
print(c.cr_frame.f_lineno, dict(c.cr_frame.f_locals), c.cr_frame.f_back)
frame = c.send(None)
names = []
while frame:
    names.append((frame.f_code.co_name, frame.f_lineno))
    frame = frame.f_back
print(names)
print(c.cr_frame.f_lineno, dict(c.cr_frame.f_locals), c.cr_frame.f_back)
inner = c.cr_await
print(inner.cr_frame.f_lineno, dict(inner.cr_frame.f_locals), inner.cr_frame is inner.cr_frame)


def stack(c):
    """Walks down what is awaited."""
    found = []
    while c is not None:
        frame = getattr(c, "cr_frame", None) or getattr(c, "gi_frame", None)
        found.append((frame.f_code.co_name, frame.f_lineno))
        c = getattr(c, "cr_await", None) or getattr(c, "gi_yieldfrom", None)
    return found


print(stack(c))
kept = c.cr_frame
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
print(c.cr_frame, dict(kept.f_locals), kept.f_lineno)


async def raises():
    local = "kept by the traceback"
    raise ValueError("x")


try:
    raises().send(None)
except ValueError as e:
    tb = e.__traceback__
    print(tb.tb_next.tb_frame.f_code.co_name, dict(tb.tb_next.tb_frame.f_locals), tb.tb_next.tb_lineno)

"""Long chains of awaits do not exhaust the native stack."""
import sys


class Switch:
    def __await__(self):
        return (yield "bottom")


async def down(n):
    if n == 0:
        return await Switch()
    return await down(n - 1) + 1


sys.setrecursionlimit(6000)
c = down(4000)
print(c.send(None))
try:
    c.send(5)
except StopIteration as stop:
    print(stop.value)

c = down(500)
c.send(None)
try:
    c.throw(ValueError("far down"))
except ValueError as e:
    n, tb = 0, e.__traceback__
    while tb:
        n, tb = n + 1, tb.tb_next
    print(e, n)

c = down(500)
c.send(None)
c.close()
print("closed", c.cr_frame)

sys.setrecursionlimit(300)
c = down(1000)
try:
    c.send(None)
except RecursionError as e:
    print("RecursionError", str(e)[:32])

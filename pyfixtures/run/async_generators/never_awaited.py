"""asend(), athrow() and aclose() that nobody awaits are reported since 3.13."""


async def ticks():
    yield 1


g = ticks()
g.asend(None)
g.athrow(ValueError)
g.aclose()
g.__anext__()
a = g.asend(None)
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)
del a
for _ in range(2):
    g.asend(1)
a = g.aclose()
a.close()
print("end")

"""Coroutines that nobody awaits are reported when they die."""
import sys


async def forgotten():
    pass


class Holder:
    async def method(self):
        pass


forgotten()
print("first")
forgotten()
for _ in range(3):
    forgotten()
Holder().method()


def nested():
    async def local():
        pass

    local()


nested()
c = forgotten()
c.close()
c = forgotten()
try:
    c.send(None)
except StopIteration:
    print("awaited")
c = forgotten()
try:
    c.throw(ValueError)
except ValueError:
    print("thrown into")
del c
async_lambda = lambda: forgotten()
async_lambda()
print(len([forgotten() for _ in range(2)]))
print("end")
sys.stdout.flush()

"""Cycles are collected while a program runs, and weak references tell."""
import _weakref
import gc


class Node:
    pass


def cycle():
    a = Node()
    b = Node()
    a.other = b
    b.other = a
    return _weakref.ref(a)


first = cycle()
rounds = 0
while first() is not None and rounds < 100:
    rounds += 1
    for _ in range(2000):
        cycle()
print(first() is None, rounds < 100)
gc.disable()
second = cycle()
for _ in range(3000):
    cycle()
print(second() is None)
gc.enable()
gc.collect()
print(second() is None)

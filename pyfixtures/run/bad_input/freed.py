# Deep structures are freed without recursion.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import _functools
import itertools


class Slot:
    __slots__ = "next",

    def __init__(self, next):
        self.next = next


class Attribute:
    def __init__(self, next):
        self.next = next


class Finalised(Attribute):
    def __del__(self):
        Finalised.count += 1


Finalised.count = 0
wraps = [lambda x: [x], lambda x: (x,), lambda x: {1: x}, Slot, Attribute, lambda x: _functools.partial(print, x),
         lambda x: slice(x), lambda x: (lambda: x), staticmethod, property, lambda x: list[x],
         lambda x: itertools.chain(x or []), lambda x: map(abs, x or []), lambda x: zip(x or []),
         lambda x: filter(None, x or []), lambda x: enumerate(x or []), lambda x: (y for y in (x or [])),
         lambda x: itertools.cycle(x or []), lambda x: itertools.islice(x or [], 5), lambda x: ValueError(x),
         lambda x: itertools.repeat(x), lambda x: [x].append, lambda x: itertools.accumulate(x or [])]
for i, wrap in enumerate(wraps):
    value = None
    for _ in range(5000):
        value = wrap(value)
    print(i, type(value).__name__, end=" ")
    value = None
print()
value = None
for _ in range(300):
    value = Finalised(value)
value = None
print(Finalised.count)
value = a = []
for _ in range(5000):
    a.append([])
    a = a[0]
a.append(value)
del a, value
import gc
print(gc.collect() > 5000)

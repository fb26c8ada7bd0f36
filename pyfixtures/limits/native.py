# Native functions that never end by themselves.
import sys


class Endless:
    def __getitem__(self, index):
        return index


def endless():
    return zip(iter(int, 1), iter(int, 1))


loops = {
    "sum": lambda: sum(iter(int, 1)),
    "all": lambda: all(map(str, iter(int, 1))),
    "in": lambda: 7 in iter(int, 1),
    "max": lambda: max(endless()),
    "range": lambda: sum(range(10 ** 12)),
    "unpack": lambda: [].extend(filter(None, iter(int, 1))),
    "power": lambda: pow(3, 10 ** 60000, 10 ** 60001 + 1),
    "product": lambda: [(3 ** 10 ** 6) ** 8 for _ in range(10 ** 6)],
}
try:
    loops[sys.argv[1]]()
except BaseException as error:
    print("caught", type(error))

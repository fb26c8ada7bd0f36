"""When generators end without having been run to their end."""


def noisy(name):
    try:
        print("  start", name)
        yield 1
        yield 2
    finally:
        print("  end", name)


g = noisy("dropped")
next(g)
del g
print("after drop")
g = noisy("never started")
del g
print("after never started")
for x in noisy("left by break"):
    break
print("after loop")


def uses():
    g = noisy("local")
    next(g)
    print("  leaving")


uses()
print("after function")
a, *b = noisy("unpacked")
print(a, b)
print(next(noisy("temporary")))
print("after temporary")


def delegates(name):
    try:
        yield from noisy(name)
    finally:
        print("  end of delegating", name)


g = delegates("inner")
next(g)
g = None
print("after delegating")
class Owner:
    def __init__(self):
        self.generator = noisy("owned")
        next(self.generator)

    def __del__(self):
        print("  owner dies")


o = Owner()
del o
print("after owner")


def resurrects(kept):
    try:
        yield
    finally:
        kept.append("cleaned")


kept = []
gs = [resurrects(kept) for _ in range(3)]
for g in gs:
    next(g)
del g
gs.clear()
print(kept)


def raising():
    try:
        noisy_local = noisy("in a traceback")
        next(noisy_local)
        raise ValueError
    finally:
        print("  raising ends")


try:
    raising()
except ValueError:
    print("handler")
print("after handler")

# Sets that change while something walks them.
def outcome(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def grow():
    s = {1, 2, 3}
    for x in s:
        s.add(x + 10)


def shrink():
    s = {1, 2, 3}
    for x in s:
        s.remove(x)


def same_size():
    s = {1, 2, 3}
    for x in s:
        s.discard(99)
        s.add(x)
    return s


print(outcome(grow), outcome(shrink), outcome(same_size))
s = {1, 2}
walk = iter(s)
print(walk.__length_hint__(), next(walk), walk.__length_hint__())
s.add(3)
print(outcome(lambda: next(walk)), outcome(lambda: list(walk)), walk.__length_hint__())


class Clears:
    def __init__(self, owner):
        self.owner = owner

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.owner.clear()
        return False


for operation in ("__contains__", "add", "discard", "remove"):
    owner = set()
    owner.add(Clears(owner))
    print(operation, outcome(lambda: getattr(owner, operation)(1)) if operation != "remove" else outcome(lambda: owner.discard(1)), len(owner))
empty = set()
done = iter(empty)
print(list(done), outcome(lambda: next(done)))

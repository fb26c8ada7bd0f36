# Finalisers and callbacks that make more of themselves.

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import _weakref


class Again:
    count = 0

    def __del__(self):
        Again.count += 1
        if Again.count < 100:
            Again()


class Back:
    def __del__(self):
        global kept
        kept = self


class Target:
    pass


def callback(reference):
    global calls, held
    calls += 1
    if calls < 50:
        target = Target()
        held = _weakref.ref(target, callback)


Again()
print(Again.count)
kept = Back()
for _ in range(3):
    kept = None
print(kept is None or type(kept).__name__)
kept = None
calls = 0
target = Target()
held = _weakref.ref(target, callback)
del target
print(calls, held() is None)


class Node:
    def __init__(self, next):
        self.next = next

    def __del__(self):
        self.next = None


node = None
for _ in range(100):
    node = Node(node)
node = None
proxied = Target()
proxied.own = _weakref.proxy(proxied)
print(proxied.own.own.own.own is proxied.own, outcome(lambda: proxied.own.own.missing).split(":")[0])
del proxied
chain = [Target() for _ in range(100)]
order = []
references = [_weakref.ref(t, lambda r, i=i: order.append(i)) for i, t in enumerate(chain)]
chain.clear()
print(order == sorted(order), order == sorted(order, reverse=True), len(order))

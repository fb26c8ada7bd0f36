# Memory that is viewed can not be resized.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


from _collections import deque
from array import array


class Clears:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return False

    def __index__(self):
        self.target.clear()
        return 5

    def __iter__(self):
        self.target.clear()
        yield 1


def delete(target, at):
    del target[at]


def assign(target, at, value):
    target[at] = value


viewed = bytearray(b"abc")
view = memoryview(viewed)
for change in (lambda: viewed.append(1), viewed.clear, viewed.pop, lambda: viewed.extend(b"x"), lambda: viewed.insert(0, 1),
               lambda: viewed.remove(97), lambda: viewed.__iadd__(b"x"), lambda: viewed.__imul__(2), lambda: viewed.__init__(b"x"),
               lambda: assign(viewed, slice(0, 1), b"xyz"), lambda: delete(viewed, slice(0, 1)), lambda: delete(viewed, 0),
               lambda: assign(viewed, slice(0, 1), b"x"), lambda: assign(viewed, 0, 120), viewed.reverse):
    print(outcome(change), bytes(viewed))
view.release()
viewed.append(1)
print(viewed, outcome(lambda: view[0]), outcome(lambda: view.tolist()), outcome(len, view), outcome(bytes, view))
numbers = array("b", b"abc")
view = memoryview(numbers)
for change in (lambda: numbers.append(1), lambda: numbers.extend([1]), numbers.pop, lambda: numbers.insert(0, 1),
               lambda: numbers.frombytes(b"x"), lambda: delete(numbers, 0), lambda: assign(numbers, 0, 5)):
    print(outcome(change), numbers.tolist())
del view
numbers.append(1)
target = bytearray(b"abc")
print(outcome(assign, target, 1, Clears(target)), target)
target = bytearray(b"abc")
print(outcome(assign, target, slice(0, 3), Clears(target)), target)
target = bytearray(b"ab")
print(outcome(lambda: target.__iadd__(target)), target)


def release(view):
    class Releases:
        def __index__(self):
            view.release()
            return 1
    return Releases()


view = memoryview(bytearray(b"abc"))
print(outcome(assign, view, 0, release(view)))


def loop(queue):
    for item in queue:
        queue.append(item)


print(outcome(loop, deque([1, 2])))
for use in (lambda q: 5 in q, lambda q: q.index(5), lambda q: q.remove(5), lambda q: q.count(5),
            lambda q: q == deque([1, 2, 3, 4, 5])):
    queue = deque()
    queue.extend([Clears(queue) for _ in range(5)])
    print(outcome(use, queue), len(queue))
queue = deque([1, 2, 3], maxlen=3)
queue.extend(queue)
queue += queue
print(queue)

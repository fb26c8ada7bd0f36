"""Makes and drops objects of many kinds. The first argument is the number of rounds of each part, of two to four objects each.

Says when a tenth of a part is done and when all is: memory should be the same."""

import sys


class Node:
    def __init__(self, value):
        self.value = value
        self.other = None


class Slotted:
    __slots__ = ("a", "b")


class Finalised:
    def __del__(self):
        pass


class Suspending:
    def __await__(self):
        yield self


def objects(rounds):
    for i in range(rounds):
        node = Node(0.5 * i)
        node.late = i
        node.other = Slotted()
        node.other.a = Finalised()


def containers(rounds):
    for i in range(rounds):
        row = [i, (i, i)]
        row.append({i: row[1]})
        row.extend({i, "a"})


def cycles(rounds):
    for i in range(rounds):
        node = Node([i])
        node.value.append(node)
        node.other = lambda: node


def exceptions(rounds):
    for i in range(rounds):
        try:
            try:
                raise ValueError(i)
            except ValueError as error:
                raise KeyError(i) from error
        except KeyError:
            pass


def counting(n):
    try:
        while True:
            yield n
            n += 1
    finally:
        n = None


def delegating(n):
    yield from counting(n)


def generators(rounds):
    for i in range(rounds):
        generator = delegating(i)
        next(generator)
        if i & 1:
            generator.close()


def closures(rounds):
    def make(n, step=1):
        def add(m):
            nonlocal n
            n += m * step
            return n

        return add

    for i in range(rounds):
        make(i)(make(1, step=2)(1))


async def waiting(n):
    await Suspending()
    return n


async def outer(n):
    return await waiting(n)


def coroutines(rounds):
    for i in range(rounds):
        coroutine = outer(i)
        coroutine.send(None)
        if i & 1:
            try:
                coroutine.send(None)
            except StopIteration:
                pass


def texts(rounds):
    for i in range(rounds):
        text = f"{i:>8}" + str(1 << 70)
        text += repr([text])
        text.encode().split(b",")


def classes(rounds):
    for i in range(rounds // 50):
        made = type("Made", (Node,), {"number": i, "method": lambda self: self.number})
        made(1).method()


for part in (objects, containers, cycles, exceptions, generators, closures, coroutines, texts, classes):
    rounds = int(sys.argv[1])
    part(rounds // 10)
    print(part.__name__, "tenth", flush=True)
    part(rounds - rounds // 10)
    print(part.__name__, "end", flush=True)

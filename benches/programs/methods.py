"""Attribute reads and writes, bound methods, inheritance and properties on small objects."""


class Counter:
    step = 1

    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += self.step

    def add(self, amount):
        self.value = self.value + amount
        return self

    def get(self):
        return self.value

    @property
    def doubled(self):
        return self.value * 2

    @staticmethod
    def clamp(n, top):
        return n if n < top else top

    @classmethod
    def make(cls, value):
        counter = cls()
        counter.value = value
        return counter


class Stepped(Counter):
    step = 3

    def add(self, amount):
        return super().add(amount + 1)


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


def main():
    a, b = Counter(), Stepped()
    for i in range(600_000):
        a.increment()
        b.increment()
        if a.get() % 3 == 0:
            a.add(1).add(2)
        b.add(i & 3)
    total = 0
    for i in range(200_000):
        total += a.doubled + Counter.clamp(i, 1000) + Stepped.make(i).get()
    v, step = Vector(0, 0), Vector(1, 2)
    dots = 0
    for _ in range(300_000):
        v = v + step
        dots += v.dot(step)
    print("methods", a.get(), b.get(), total, v.x, v.y, dots)


main()

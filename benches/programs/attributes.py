"""Attributes of instances, classes and slots, and properties."""


class Plain:
    step = 1

    def __init__(self):
        self.x = 0
        self.y = 0

    @property
    def both(self):
        return self.x + self.y


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = self.b = 1


def loop(n):
    plain, slotted = Plain(), Slotted()
    for i in range(n):
        plain.x += plain.step
        plain.y = plain.x ^ slotted.a
        slotted.b = plain.both & 0xFFFF
        slotted.a = slotted.b + Plain.step
        fresh = Plain()
        fresh.z = i
    return plain.x, slotted.b


print("attributes", loop(1200000))

"""Attributes of an instance: two reads and a write a round, and a method call."""


class Point:
    def __init__(self):
        self.x = 0
        self.y = 1

    def step(self):
        self.x = self.x + self.y


def main():
    point = Point()
    for _ in range(40000):
        point.step()
    return point.x


main()

"""Raising, catching, finally and with, through several frames."""


class Stop(Exception):
    def __init__(self, depth):
        super().__init__(depth)
        self.depth = depth


class Guard:
    entered = left = failed = 0

    def __enter__(self):
        Guard.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        Guard.left += 1
        if kind is not None:
            Guard.failed += 1
        return kind is KeyError


def descend(n, depth):
    try:
        if n == 0:
            raise Stop(depth)
        return descend(n - 1, depth + 1)
    finally:
        Guard.left += 0


def convert(text):
    try:
        return int(text)
    except ValueError:
        return -1


def main():
    depths = 0
    for i in range(110_000):
        try:
            descend(i % 6, 0)
        except Stop as stop:
            depths += stop.depth
    parsed = sum(convert(text) for text in ("12", "x", "7", "") * 90_000)
    table = {"a": 1}
    for i in range(260_000):
        with Guard():
            if i % 4 == 0:
                table["missing"]
            table["a"] += 1
    print("exceptions", depths, parsed, table["a"], Guard.entered, Guard.left, Guard.failed)


main()

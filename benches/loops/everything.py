"""Instructions of most kinds, more than forty an iteration. The first argument is the number of iterations."""

import sys


class Point:
    def __init__(self, x):
        self.x = x
        self.y = 0

    def move(self, by):
        self.x += by
        return self.x & 1


def count(n):
    for i in range(n):
        yield i


def loop(n):
    point, table, row, names = Point(1), {"a": 1, 2: 3}, [1, 2, 3], ("a", 2)
    total = 0
    for i in count(n):
        total = total + point.move(i) & 0xFFFF
        row[i & 1] = table["a"] + table[2]
        row[len(row) - 1] = table[names[i & 1]]
        point.y = row[1] * 2 - row[-1]
        Point(i).y = 0.5 * i
        if point.y > 3 and total != 7:
            try:
                total += 1
            finally:
                total ^= 1
    return total


print(loop(int(sys.argv[1])))

# Old values of locals that die while two stores are one instruction, with code of their finalisers in between.
class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n, sum(i * i for i in range(9)))


def slots():
    a, b = D(1), D(2)
    a, b = {"x": 1, "y": 2}
    print(a, b)
    a, b = D(3), D(4)
    a, b = len("abc"), len("abcd")
    print(a, b)


def symbols(x, y):
    a, b = D(5), D(6)
    a, b = x, y
    print(a, b)
    a, b = D(7), D(8)
    a, b = 1, len("ab")
    print(a, b)
    a, b = D(9), D(10)
    a, b = len("ab"), y + 1
    print(a, b)
    a, b = D(11), D(12)
    a, b = [D(13), D(14)]
    a = b = None
    print("end")


def threes():
    a, b, c = D(21), D(22), D(23)
    a, b, c = c, a, b
    a, b, c = iter("xyz")
    print(a, b, c)
    (a, b), c = (D(24), D(25)), D(26)
    for a, b in [(1, 2), (D(27), D(28)), (3, 4)]:
        c = a
    print(a, b, c)


for _ in range(3):
    slots()
    symbols("x", 41)
    threes()

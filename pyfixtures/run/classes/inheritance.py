class Base:
    tag = "base"

    def __init__(self, *args):
        print("Base init", args)
        self.args = args

    def who(self):
        return "Base"

    def call(self):
        return self.who() + self.tag


class A(Base):
    tag = "a"

    def __init__(self, x, *rest):
        print("A init", x)
        super().__init__(x + 1, *rest)

    def who(self):
        return "A<" + super().who() + ">"


class B(Base):
    def __init__(self, *rest):
        print("B init")
        super().__init__(*rest)

    def who(self):
        return "B<" + super().who() + ">"


class C(A, B):
    def who(self):
        return "C<" + super().who() + ">"


c = C(1, 2)
print(c.who(), c.call(), c.args)
print([k.__name__ for k in C.__mro__], C.mro() == list(C.__mro__), C.__base__.__name__, [k.__name__ for k in C.__bases__])
print(issubclass(C, A), issubclass(A, C), issubclass(C, (int, Base)), isinstance(c, B), issubclass(bool, int), isinstance(True, int))
print([k.__name__ for k in Base.__subclasses__()], super(A, c).who(), super(B, c).who(), A.who(c), super(C, C).who(c))
try:
    class Bad(Base, A):
        pass
except TypeError as e:
    print(e)
try:
    class Bad2(A, A):
        pass
except TypeError as e:
    print(e)
for bases in ((bool,), (type(None),), (5,), (type(lambda: 0),), (int, str)):
    try:
        type("X", bases, {})
    except TypeError as e:
        print(e)


class Int(int):
    def __add__(self, other):
        return Int(int(self) + int(other) + 1000)

    def double(self):
        return self * 2


i = Int(5)
print(i, i + 1, type(i + 1).__name__, i.double(), type(i.double()).__name__, i * 3, 2 + i, i == 5, hash(i) == hash(5), [0, 1, 2, 3, 4, 50][i])


class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def __repr__(self):
        return "Stack" + super().__repr__()


s = Stack("ab").push(1)
print(s, len(s), s[0], s == ["a", "b", 1], isinstance(s, list), s + [2], type(s[:1]).__name__, s.pop())


class D(dict):
    def __missing__(self, key):
        return key * 2


d = D(a=1)
print(d["a"], d["zz"], d.get("zz"), "zz" in d, d)


class T(tuple):
    def __new__(cls, *xs):
        return super().__new__(cls, xs)


print(T(1, 2, 3), T(1)[0], type(T()).__name__)

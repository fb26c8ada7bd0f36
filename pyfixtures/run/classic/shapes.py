import math


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        raise NotImplementedError(f"{type(self).__name__}.area")

    def __lt__(self, other):
        return self.area() < other.area()

    def __repr__(self):
        return f"{self.name}({self.area():.2f})"


class Circle(Shape):
    def __init__(self, r):
        super().__init__("circle")
        self.r = r

    def area(self):
        return math.pi * self.r**2


class Rect(Shape):
    def __init__(self, w, h):
        super().__init__("rect")
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h


class Square(Rect):
    def __init__(self, side):
        super().__init__(side, side)
        self.name = "square"


class Blob(Shape):
    pass


shapes = [Circle(1), Rect(2, 3), Square(2), Circle(0.5)]
print(sorted(shapes), max(shapes), sum(s.area() for s in shapes) > 13, Shape.count)
try:
    print(Blob("blob"))
except NotImplementedError as e:
    print(type(e).__name__, e)


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k) if isinstance(k, (int, float)) else self.x * k.x + self.y * k.y

    __rmul__ = __mul__

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)

    def __iter__(self):
        return iter((self.x, self.y))

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"


v, w = Vector(3, 4), Vector(1, -1)
print(v + w, v * 2, 3 * w, v * w, abs(v), v == Vector(3, 4), tuple(v), [*w], round(math.degrees(math.atan2(*v)), 3))
total = Vector(0, 0)
for i in range(5):
    total += Vector(i, i * i)
print(total, math.sqrt(total.x), math.isclose(math.sin(math.pi / 6), 0.5), math.floor(-1.5), math.gcd(total.x, total.y))

class Point:
    """A point."""

    dims = 2
    count = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def scale(self, k):
        self.x *= k
        self.y *= k
        return self


p, q = Point(1, 2), Point(3)
print(p, q, p + q, p == q, p == Point(1, 2), p != q, p == 5, Point.count, p.dims)
p.dims = 3
p.extra = [1]
print(p.dims, Point.dims, p.__dict__, vars(q), p.scale(3).scale(2))
del p.dims
print(p.dims, hasattr(p, "extra"), getattr(p, "nope", "default"))
setattr(p, "named", 1)
delattr(p, "extra")
print(sorted(p.__dict__), Point.__name__, Point.__doc__, Point.__module__, type(p).__name__, isinstance(p, Point), isinstance(p, (int, Point)))
for action in (lambda: p.nope, lambda: Point.nope, lambda: delattr(p, "nope"), lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: p.scale(), lambda: p(), lambda: p[0], lambda: len(p), lambda: iter(p), lambda: hash(p), lambda: p < q, lambda: p - q, lambda: -p, lambda: 1 in p, lambda: setattr(5, "x", 1), lambda: Point.scale(), lambda: p.__init__(), lambda: p.__class__.zz, lambda: delattr(Point, "zz")):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
bound = p.scale
print(bound(2), Point.scale(q, 10), q)


class Empty:
    pass


e = Empty()
e.a = 1
Empty.shared = "s"
print(e.shared, e.a, Empty.__dict__["shared"], Empty.__bases__, Empty.__mro__ == (Empty, object))
e.__class__ = type("Other", (), {"who": lambda self: "other"})
print(e.who(), e.a)

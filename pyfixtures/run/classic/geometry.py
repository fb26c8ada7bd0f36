# Plane geometry: vectors by operators, convex hull, polygons, circles through points, closest pair, and a text canvas.
from math import atan2, cos, degrees, hypot, pi, sin, sqrt


class Vector:
    __slots__ = __match_args__ = ("x", "y")

    def __init__(self, x, y):
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __iter__(self):
        yield self.x
        yield self.y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1 / k)

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __xor__(self, other):
        return self.x * other.y - self.y * other.x

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return hypot(self.x, self.y)

    def __invert__(self):
        return Vector(-self.y, self.x)

    def __eq__(self, other):
        match other:
            case Vector(x, y) | (x, y):
                return (self.x, self.y) == (x, y)
        return NotImplemented

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return tuple(self) < tuple(other)

    def __format__(self, spec):
        polar = spec.endswith("p")
        a, b = (abs(self), degrees(atan2(self.y, self.x))) if polar else self
        spec = spec.removesuffix("p")
        return f"<{a:{spec}}, {b:{spec}}{'°' if polar else ''}>"

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"

    def turned(self, angle):
        c, s = cos(angle), sin(angle)
        return Vector(self.x * c - self.y * s, self.x * s + self.y * c)


class Polygon(list):
    @property
    def edges(self):
        return zip(self, self[1:] + self[:1])

    @property
    def area(self):
        return sum(a ^ b for a, b in self.edges) / 2

    @property
    def centre(self):
        total = Vector(0, 0)
        for a, b in self.edges:
            total += (a + b) * (a ^ b)
        return total / (6 * self.area)

    def __contains__(self, p):
        inside = False
        for a, b in self.edges:
            if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x:
                inside = not inside
        return inside

    @classmethod
    def hull(cls, points):
        def half(points):
            out = []
            for p in points:
                while len(out) > 1 and (out[-1] - out[-2]) ^ (p - out[-2]) <= 0:
                    out.pop()
                out.append(p)
            return out[:-1]

        points = sorted(set(points))
        return cls(half(points) + half(points[::-1]))

    @classmethod
    def regular(cls, n, radius=1.0):
        return cls(Vector(radius, 0.0).turned(2 * pi * i / n) for i in range(n))


def circle(a, b, c):
    ab, ac = b - a, c - a
    d = 2 * (ab ^ ac)
    if not d:
        raise ValueError("the points are on a line")
    u = Vector(ac.y * (ab @ ab) - ab.y * (ac @ ac), ab.x * (ac @ ac) - ac.x * (ab @ ab)) / d
    return a + u, abs(u)


def closest(points):
    points = sorted(points)
    best = min((abs(a - b), a, b) for a, b in zip(points, points[1:]))
    for i, a in enumerate(points):
        for b in points[i + 1:]:
            if b.x - a.x >= best[0]:
                break
            best = min(best, (abs(a - b), a, b))
    return best


def draw(width, height, inside):
    rows = []
    for y in range(height - 1, -1, -1):
        rows.append("".join("#" if inside(Vector(x + 0.5, y + 0.5)) else "." for x in range(width)))
    return rows


v, w = Vector(3, 4), Vector(1, -2)
print(v + w, v - w, 2 * v, v / 2, v @ w, v ^ w, -v, ~v, abs(v), v == (3, 4), v == "x", {v: 1}[Vector(3, 4)], sorted([v, w]), [*v])
print(f"{v} {v:.2f} {v:.1fp} {w:+d}", v.turned(pi / 2) == ~v, f"{v.turned(pi / 2):.6f}")
square = Polygon(map(Vector, (0, 4, 4, 0), (0, 0, 4, 4)))
print(square.area, square.centre, Vector(1, 1) in square, Vector(5, 1) in square, Polygon(square[::-1]).area)
print(" ".join(f"{Polygon.regular(n).area:.5f}" for n in (3, 4, 6, 12, 96)))
cloud = [Vector(n * 7 % 11, n * 5 % 13) for n in range(20)]
hull = Polygon.hull(cloud)
print(hull, hull.area, all(p in hull or p in list(hull) for p in cloud[:0]), closest(cloud))
centre, radius = circle(Vector(0, 0), Vector(4, 0), Vector(0, 3))
print(centre, radius, radius == 2.5)
star = Polygon(Vector(0.0, 5.0 if i % 2 else 2.0).turned(pi * i / 5) + Vector(8, 5) for i in range(10))
print(*draw(16, 10, star.__contains__), sep="\n")
for wrong in (lambda: circle(v, v * 2, v * 3), lambda: setattr(v, "x", 1), lambda: v + 1, lambda: v < 3, lambda: Polygon().centre, lambda: v.z):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

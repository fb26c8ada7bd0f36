# Quantities with units: dimensions as exponents, conversion, parsing, formatting, comparison, and errors that explain.
class DimensionError(TypeError):
    pass


BASE = ("m", "kg", "s", "A")


class Unit:
    known = {}

    def __init__(self, name, factor=1.0, **dimension):
        self.name, self.factor = name, factor
        self.dimension = tuple(dimension.get(b, 0) for b in BASE)
        Unit.known[name] = self

    @classmethod
    def find(cls, name):
        if name in cls.known:
            return cls.known[name]
        for prefix, factor in PREFIXES.items():
            if name.startswith(prefix) and (rest := name[len(prefix) :]) in cls.known and rest != "kg":
                unit = cls.known[rest]
                return Quantity(unit.factor * factor, unit.dimension)
        raise LookupError(f"unknown unit {name!r}")


PREFIXES = {"k": 1e3, "M": 1e6, "G": 1e9, "m": 1e-3, "µ": 1e-6, "n": 1e-9, "c": 1e-2}
for spec in ("m m=1", "g 0.001 kg=1", "kg kg=1", "s s=1", "A A=1", "N kg=1 m=1 s=-2", "J kg=1 m=2 s=-2", "W kg=1 m=2 s=-3", "V kg=1 m=2 s=-3 A=-1", "Hz s=-1", "h 3600 s=1", "min 60 s=1", "ft 0.3048 m=1", "l 0.001 m=3"):
    name, *rest = spec.split()
    factor = float(rest.pop(0)) if "=" not in rest[0] else 1.0
    Unit(name, factor, **{k: int(v) for k, v in (r.split("=") for r in rest)})


class Quantity:
    __slots__ = ("value", "dimension")

    def __init__(self, value, dimension=(0, 0, 0, 0)):
        self.value, self.dimension = value, tuple(dimension)

    @classmethod
    def parse(cls, text):
        number, _, units = text.strip().partition(" ")
        result, sign = cls(float(number)), 1
        for part in units.replace("/", " / ").replace("*", " ").split():
            if part == "/":
                sign = -1
                continue
            name, _, power = part.partition("^")
            unit = Unit.find(name)
            value = unit.factor if isinstance(unit, Unit) else unit.value
            power = int(power or 1) * sign
            result *= cls(value**power, [d * power for d in unit.dimension])
        return result

    def _same(self, other, what):
        if not isinstance(other, Quantity):
            other = Quantity(other)
        if self.dimension != other.dimension:
            raise DimensionError(f"cannot {what} {self:u} and {other:u}")
        return other

    def __add__(self, other):
        return Quantity(self.value + self._same(other, "add").value, self.dimension)

    def __sub__(self, other):
        return Quantity(self.value - self._same(other, "subtract").value, self.dimension)

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Quantity(self.value * other, self.dimension)
        if isinstance(other, Quantity):
            return Quantity(self.value * other.value, map(int.__add__, self.dimension, other.dimension))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return other * self**-1

    def __pow__(self, n):
        if any(d * n != int(d * n) for d in self.dimension):
            raise DimensionError(f"no power {n} of {self:u}")
        return Quantity(self.value**n, [int(d * n) for d in self.dimension])

    def __lt__(self, other):
        return self.value < self._same(other, "compare").value

    def __eq__(self, other):
        return isinstance(other, Quantity) and (self.value, self.dimension) == (other.value, other.dimension)

    def __hash__(self):
        return hash((self.value, self.dimension))

    def __float__(self):
        if any(self.dimension):
            raise DimensionError(f"{self:u} is no plain number")
        return self.value

    def to(self, text):
        return float(self / Quantity.parse("1 " + text))

    def __format__(self, spec):
        units = " ".join(b if d == 1 else f"{b}^{d}" for b, d in zip(BASE, self.dimension) if d) or "1"
        if spec == "u":
            return f"[{units}]"
        named = next((u.name for u in Unit.known.values() if u.factor == 1 and u.dimension == self.dimension), units)
        return f"{self.value:{spec or 'g'}} {named}".removesuffix(" 1")

    __repr__ = lambda self: f"<{self}>"


Q = Quantity.parse
v, t, m = Q("72 km/h"), Q("5 s"), Q("1.5 kg")
print(v, v * t, v / t, m * v / t, m * v**2 * 0.5, 1 / t, Q("2 kN"), Q("3 l"), Q("100 cm") + Q("1 ft"), 2 * t, t**0, v == Q("20 m/s"))
print(f"{v.to('km/h'):.1f} {Q('1 h').to('min'):.0f} {Q('1 kW') * Q('1 h') / Q('1 MJ'):.2f} {(m * v**2 / 2).to('kJ'):.2f} {Q('9 m^2') ** 0.5} {Q('230 V') * Q('2 A'):.1f} {Q('5 mA'):e} {Q('1 µs')}")
print(sorted([Q("1 min"), Q("2 s"), Q("1 h"), Q("100 ms")]), max(Q("1 ft"), Q("31 cm")), sum([Q("1 s"), Q("1 min")], Q("0 s")), {Q("1 km"): "k"}[Q("1000 m")], float(Q("50 cm") / Q("1 m")))
for wrong in (lambda: v + t, lambda: v < m, lambda: t + 1, lambda: float(v), lambda: v.to("kg"), lambda: Q("5 parsec"), lambda: Q("x m"), lambda: t**0.5, lambda: v * "x", lambda: Q("1 m^x"), lambda: v / Q("0 s"), lambda: sorted([t, v])):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

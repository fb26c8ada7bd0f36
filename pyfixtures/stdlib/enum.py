import enum
import sys

print(enum.__all__ if hasattr(enum, "__all__") else None)
print(enum.EnumType.__name__, enum._is_dunder("__a__"), enum._is_sunder("_a_"), enum._is_descriptor(property()))
if sys.version_info >= (3, 13):
    class Color(enum.Enum):
        RED = 1
        GREEN = 2
        BLUE = enum.auto()

    class Perm(enum.Flag):
        R = 4
        W = 2
        X = 1

    class Level(enum.IntEnum):
        LOW = 1
        HIGH = 10

    print(list(Color), Color.RED, repr(Color(3)), Color["GREEN"].value, Color.RED in Color, len(Color), Color.RED is Color(1))
    print(Perm.R | Perm.W, repr(Perm(5)), Perm.R in Perm(6), ~Perm.X, bool(Perm(0)), list(Perm(7)))
    print(Level.HIGH > Level.LOW, Level.LOW + 1, sorted(Level), Level.HIGH == 10, f"{Level.LOW}")
    for bad in (lambda: Color(9), lambda: Color["X"], lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN, lambda: type("Sub", (Color,), {})):
        try:
            print(bad())
        except Exception as e:
            print(type(e).__name__, e)

    class Planet(enum.Enum):
        EARTH = (5.976e24, 6.37814e6)

        def __init__(self, mass, radius):
            self.mass = mass

        @property
        def heavy(self):
            return self.mass > 1

    print(Planet.EARTH.heavy, Planet.EARTH.name, Planet.__members__)

    class Str(enum.StrEnum):
        A = enum.auto()
        B = "bee"

    print(Str.A, Str.B.upper(), Str.A == "a")

    @enum.unique
    class Alias(enum.Enum):
        ONE = 1

    print(enum.Enum("Made", "X Y")(2), enum.unique(Alias) is Alias)

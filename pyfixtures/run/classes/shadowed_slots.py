"""Attributes in the __dict__ of instances that have the name of an inherited member of __slots__."""


class Base:
    __slots__ = ("x", "y", "z")


class Derived(Base):
    y = 5


def fill(made, value):
    made.x = value
    made.y = value
    made.late = value


for value in range(6):
    made = Derived()
    print(made.y)
    fill(made, [value])
    fill(made, {value})
    made.z = value
    print(made.x, made.y, made.z, made.late)
    if value & 1:
        print(made.__dict__)
    try:
        Base.y.__set__(made, value)
        print(made.y, Base.y.__get__(made))
        del made.y
        print(made.y, made.__dict__)
        del made.y
    except AttributeError as error:
        print(type(error).__name__)
    del made

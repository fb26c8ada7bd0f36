from .errors import Invalid


class Person:
    __slots__ = ("name", "age")

    def __init__(self, name, age):
        try:
            self.name, self.age = name, int(age)
        except ValueError as error:
            raise Invalid("age", age) from error

    def __str__(self):
        return f"{self.name} ({self.age})"

    def __lt__(self, other):
        from .config import settings

        return getattr(self, settings.sort) < getattr(other, settings.sort)

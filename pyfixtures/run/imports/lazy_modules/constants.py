import sys

PI = 3.14159


class Constants(type(sys)):
    def __setattr__(self, name, value):
        if name.isupper():
            raise AttributeError(f"{self.__name__}.{name} is constant")
        super().__setattr__(name, value)

    def double(self, n):
        return n * 2


sys.modules[__name__].__class__ = Constants

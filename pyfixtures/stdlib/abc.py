import abc
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 0

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def unit(cls): ...


class Half(Shape):
    def area(self):
        return super().area() + 1


class Square(Half):
    name = "square"

    @classmethod
    def unit(cls):
        return cls()


for cls in (Shape, Half, Square):
    print(cls.__name__, sorted(cls.__abstractmethods__))
    try:
        print(cls().area())
    except TypeError as e:
        print(e)
print(Square.unit().name, isinstance(Square(), Shape), type(Shape) is ABCMeta)


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "__len__") else NotImplemented


Sized.register(int)
print(issubclass(list, Sized), issubclass(int, Sized), isinstance(3, Sized), issubclass(float, Sized))
token = abc.get_cache_token()
print(Sized.register(float) is float, abc.get_cache_token() == token + 1, issubclass(float, Sized))
try:
    Half.register(Shape)
except RuntimeError as e:
    print(e)
try:
    Shape.register(3)
except TypeError as e:
    print(e)


class Late(ABC):
    @abstractmethod
    def run(self): ...


Late.run = lambda self: "ran"
print(abc.update_abstractmethods(Late) is Late, Late.__abstractmethods__, Late().run())


class Old(ABC):
    @abc.abstractproperty
    def p(self): ...

    @abc.abstractclassmethod
    def c(cls): ...

    @abc.abstractstaticmethod
    def s(): ...


print(sorted(Old.__abstractmethods__), abc.ABC.__module__, abc.ABCMeta.__module__)

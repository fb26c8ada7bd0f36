# Abstract classes through _abc: registration, hooks, caches, and what stays abstract.
import _abc


class Meta(type):
    def __new__(meta, name, bases, namespace):
        cls = super().__new__(meta, name, bases, namespace)
        _abc._abc_init(cls)
        return cls

    def register(cls, sub):
        return _abc._abc_register(cls, sub)

    def __instancecheck__(cls, instance):
        return _abc._abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, sub):
        return _abc._abc_subclasscheck(cls, sub)


def abstract(f):
    f.__isabstractmethod__ = True
    return f


class Shape(metaclass=Meta):
    @abstract
    def area(self):
        pass

    @property
    @abstract
    def name(self):
        pass

    @classmethod
    @abstract
    def make(cls):
        pass


class Half(Shape):
    def area(self):
        return 1


class Whole(Half):
    name = "whole"

    @classmethod
    def make(cls):
        return cls()


print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Whole.__abstractmethods__, Whole.make().area())
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
print(isinstance(3, Shape), Shape.register(int) is int, isinstance(3, Shape), issubclass(bool, Shape), issubclass(str, Shape))


class Walks(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, sub):
        print("hook", cls.__name__, sub.__name__)
        if cls is Walks and any("walk" in vars(base) for base in sub.__mro__):
            return True
        return NotImplemented


class Dog:
    def walk(self):
        pass


class Strict(Walks):
    pass


print(issubclass(Dog, Walks), issubclass(Dog, Walks), isinstance(Dog(), Walks), issubclass(int, Walks), isinstance(1, Walks), issubclass(Dog, Strict))
Strict.register(Dog)
print(issubclass(Dog, Strict), issubclass(Strict, Walks))
for wrong in (lambda: Shape.register(5), lambda: Whole.register(Shape), lambda: issubclass(5, Shape), lambda: isinstance(1, Walks, 2)):
    try:
        print(wrong())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
before = _abc.get_cache_token()
Shape.register(float)
print(_abc.get_cache_token() - before)

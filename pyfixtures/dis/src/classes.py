class Empty:
    pass


class Base(object):
    """With a docstring."""
    count = 0
    names = [count, Empty]

    def __init__(self, name):
        self.name = name
        self.__private = name.__other

    @property
    def value(self):
        return self.__private

    @staticmethod
    def build(cls):
        return cls(__name__)

    class Inner(Empty):
        depth = 2


class Derived(Base, Base.Inner):
    count = Base.count + 1

    def method(self):
        return Base.method(self), self.count


def factory(base, name):
    class Made(base):
        title = name
        base = base

        def show(self):
            return name, base
    return Made

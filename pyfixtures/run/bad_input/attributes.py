# Attributes that ask for themselves.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Getattr:
    def __getattr__(self, name):
        return getattr(self, name + "x")


class Getattribute:
    def __getattribute__(self, name):
        return self.other


class Property:
    @property
    def value(self):
        return self.value

    @value.setter
    def value(self, new):
        self.value = new

    @value.deleter
    def value(self):
        del self.value


class Setattr:
    def __setattr__(self, name, value):
        self.x = value

    def __delattr__(self, name):
        del self.x


class Descriptor:
    def __get__(self, instance, owner=None):
        return instance.attribute

    def __set__(self, instance, value):
        instance.attribute = value

    def __delete__(self, instance):
        del instance.attribute


class Described:
    attribute = Descriptor()


class Meta(type):
    def __getattr__(cls, name):
        return getattr(cls, name)


class Class(metaclass=Meta):
    pass


class Endless:
    def __get__(self, instance, owner=None):
        return Endless().__get__(instance, owner)


class Specials:
    __call__ = __len__ = Endless()


class MakesMore(type):
    def __new__(meta, *args):
        return meta(*args)


class Dir:
    def __dir__(self):
        return dir(self)


def assign(instance, name):
    setattr(instance, name, 1)


def delete(instance, name):
    delattr(instance, name)


print(outcome(lambda: Getattr().a), outcome(lambda: Getattribute().a), outcome(lambda: hasattr(Getattr(), "a")))
print(outcome(lambda: Property().value), outcome(assign, Property(), "value"), outcome(delete, Property(), "value"))
print(outcome(assign, Setattr(), "x"), outcome(delete, Setattr(), "x"))
print(outcome(lambda: Described().attribute), outcome(assign, Described(), "attribute"),
      outcome(delete, Described(), "attribute"))
print(outcome(lambda: Class.a))
print(outcome(Specials()), outcome(len, Specials()), outcome(lambda: MakesMore("X", (), {})), outcome(dir, Dir()))

class Temp:
    def __init__(self, c):
        self._c = c

    @property
    def celsius(self):
        "Degrees."
        return self._c

    @celsius.setter
    def celsius(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v

    @celsius.deleter
    def celsius(self):
        print("deleting")
        self._c = 0

    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32

    kelvin = property(lambda self: self._c + 273, doc="K")


t = Temp(20)
t.celsius = 25
print(t.celsius, t.fahrenheit, t.kelvin, Temp.celsius.__doc__, Temp.kelvin.__doc__, type(Temp.celsius).__name__, Temp.celsius.fget(t))
del t.celsius
t.celsius += 5
print(t.celsius, "celsius" in t.__dict__, t.__dict__)
for f in (lambda: setattr(t, "celsius", -500), lambda: setattr(t, "fahrenheit", 1), lambda: delattr(t, "fahrenheit"), lambda: property().__get__(t, Temp), lambda: setattr(t, "kelvin", 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return f"descriptor of {owner.__name__}"
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} wants {self.kind.__name__}")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        del obj.__dict__[self.name]


class Row:
    age = Typed(int)
    name = Typed(str)


r = Row()
print(r.age, Row.age)
r.age, r.name = 5, "Ann"
print(r.age, r.name, r.__dict__)
r.__dict__["age"] = "hidden by data descriptor"
del r.name
print(r.age, r.name)
try:
    r.age = "five"
except TypeError as e:
    print(e)


class NonData:
    def __get__(self, obj, owner):
        return "from non-data"


class Holder:
    x = NonData()
    s = staticmethod(lambda v: ("static", v))
    c = classmethod(lambda cls, v: (cls.__name__, v))


h = Holder()
print(h.x, Holder.x, h.s(1), Holder.s(2), h.c(3), Holder.c(4), Holder.__dict__["s"].__func__(5), Holder.__dict__["c"].__func__(int, 6))
h.x = "instance wins"
print(h.x)


class Sub(Temp):
    @Temp.celsius.getter
    def celsius(self):
        return "sub " + str(self._c)

    @property
    def fahrenheit(self):
        return -super().fahrenheit


s = Sub(10)
s.celsius = 11
print(s.celsius, s.fahrenheit)

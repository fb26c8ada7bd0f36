"""Attributes of classes that count: replaced again and again, seen by instances, subclasses and whoever asks."""


class Base:
    count = other = 0
    flag = None
    step = 1.5

    def bump(self):
        Base.count += 1
        Base.other -= 1
        return self.count, self.other


class Derived(Base):
    pass


def seen(o):
    return o.count, o.other, o.flag, o.step


b, d = Base(), Derived()
for i in range(3):
    print(b.bump(), d.bump(), seen(b), seen(d), seen(Base), seen(Derived), getattr(d, "count"), super(Derived, d).count)
    Base.flag = [None, True, 3.5][i]
    Base.step += 1

for i in range(3):
    Derived.count = i * 10
    Base.count += 1
    print(seen(b), seen(d), seen(Base), seen(Derived))
    if i == 1:
        d.count = "own"
    if i == 2:
        del Derived.count
        print(seen(Derived), seen(d))


class Descriptor:
    def __get__(self, instance, owner=None):
        return "described"


def read():
    return b.count, d.other, Base.other


for value in (1, 2, Descriptor(), 3, "text", 4, 5):
    Base.count = value
    Base.other = value
    print(read())


class Meta(type):
    total = 0

    def __setattr__(cls, name, value):
        Meta.total += 1
        super().__setattr__(name, value)


class Watched(metaclass=Meta):
    x = 0


for i in range(3):
    Watched.x += 1
print(Watched.x, Meta.total, Watched().x)


class Slotted:
    __slots__ = ("a",)
    limit = 1


s = Slotted()
for i in range(3):
    Slotted.limit += i
    print(s.limit, Slotted.limit, Slotted.__dict__["limit"], vars(Slotted)["limit"])
try:
    s.limit = 3
except AttributeError as error:
    print(error)


class Hashless:
    __hash__ = object.__hash__


print(isinstance(hash(Hashless()), int))
Hashless.__hash__ = None
try:
    hash(Hashless())
except TypeError as error:
    print(error)


class MyError(Exception):
    raised = 0

    def __init__(self, *args, code=0):
        MyError.raised += 1
        super().__init__(*args[:1])
        self.code = code


class Own(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.made = len(args)
        return self


for make in (lambda: MyError(1, 2, code=3), lambda: MyError(), lambda: Own(1, 2), lambda: KeyError(1, 2), lambda: ValueError()):
    e = make()
    print(type(e).__name__, e.args, vars(e), MyError.raised, str(e))
try:
    ValueError(key=1)
except TypeError as error:
    print(error)

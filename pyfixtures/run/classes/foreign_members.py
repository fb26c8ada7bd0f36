# Descriptors of another class's __slots__ refuse objects that have no such slot, however often they are asked.


class Wide:
    __slots__ = ("a", "b", "c", "d", "e", "f", "g", "h", "last")


class Open:
    pass


class Narrow:
    __slots__ = ("own",)


class Heir(Wide):
    __slots__ = ("more",)


Open.taken = Narrow.taken = Heir.taken = Wide.__dict__["last"]


def read(o):
    return o.taken


def write(o, value):
    o.taken = value


for o in Open(), Narrow(), Heir():
    for _ in range(4):
        for action in (read, (o,)), (write, (o, 5)), (read, (o,)):
            try:
                print(type(o).__name__, action[0].__name__, action[0](*action[1]))
            except (TypeError, AttributeError) as e:
                print(type(o).__name__, action[0].__name__, type(e).__name__, e)

# Exceptions that are among their own arguments, in every way they can come there.
import gc


class Shortage(Exception):
    def __init__(self, wanted):
        super().__init__(self, wanted)


def make():
    e = Shortage(3)
    e.args[0] is e
    plain = ValueError()
    plain.args = (plain,)


gc.collect()
make()
print(gc.collect() > 0)
print(gc.collect())


class Holder(Exception):
    __slots__ = ("me",)


def others():
    made = [ValueError(), KeyError(), OSError(), StopIteration(), SystemExit(), ImportError(name="x"), AttributeError(name="y")]
    for e in made:
        e.args = (e,)
    group = ExceptionGroup("g", [made[0]])
    made[0].args = (group,)
    made[1].__cause__ = made[1]
    made[2].filename = made[2]
    made[3].value = made[3]
    made[4].code = made[4]
    made[5].path = made[5]
    made[6].obj = made[6]
    h = Holder()
    h.me = h
    h.add_note("n")
    h.__notes__.append(h)
    h.__context__ = group


others()
print(gc.collect() > 0, gc.collect())
try:
    raise Shortage(1)
except Shortage as error:
    error.args = (error.__traceback__, error)
print(gc.collect() > 0, gc.collect(), gc.garbage)

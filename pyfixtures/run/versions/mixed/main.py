"""Modules compiled by other versions: calls, classes, generators, coroutines and exceptions that cross."""
import base
import latest
import middle
import tip

x = latest.Latest(4)
print(x, x.doubled, x.tag, list(x), x.shouted(), x.shouted(what="w"), base.Base.made, type(x).__mro__[:5])
print(latest.Latest.of(1, 2, z=3), x.compare(latest.Latest(5)), x.compare(x, strict=False), isinstance(x, middle.Middle), x.__dict__)


class Here(latest.Latest, tag="here"):
    def __init__(self, value):
        super().__init__(value)
        self.extra = middle.shout(lambda: "closure over %s" % self.value)()


print(Here("h").extra, Here.tag, Here("q").doubled, base.Base.made[-1])
g = middle.delegate(4)
print(next(g), g.send(10), g.throw(KeyError("four")), list(g))
step = base.counter(5)
print(step(), step(by=10), [step() for _ in range(3)], middle.shout(step)(-1))
for error in (None, ValueError("swallowed"), TypeError("passes")):
    log = []
    try:
        print(middle.guarded(log, error), log)
    except TypeError as e:
        print("caught", e, log)


def drive(coroutine):
    value = None
    while True:
        try:
            asked = coroutine.send(value)
        except StopIteration as stop:
            return stop.value
        value = asked[1] * 100


log = []
print(drive(tip.gather(log)), log)
print(tip.groups(), latest.finish([]))
for value in ([1, 2, 3], {"kind": "k", "a": 1, "b": 2}, x, 11.5, None, "s"):
    print(latest.describe(value, 1, key="k"))
print(latest.describe.__annotations__, latest.Latest.__annotations__, latest.__annotations__)
print(base.fail(3, lambda: middle.shout(latest.describe)([9])))
print(base.fail.__code__.co_name, middle.translate.__code__.co_varnames, [f.__code__.co_argcount for f in (base.fail, middle.shout, tip.through, latest.deepest)])
try:
    latest.deepest(2)
except RuntimeError as error:
    names, tb = [], error.__traceback__
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(names, error.__cause__, error.__cause__.__notes__)
g = base.numbers(2)
next(g)
g.close()
try:
    sorted([x, latest.Latest(1)], key=lambda v: base.fail(1))
except LookupError as e:
    print(type(e).__name__, e)
latest.deepest(1)

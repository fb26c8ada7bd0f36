"""The functions of gc, their arguments and messages."""
import gc


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


gc.enable()
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
print(gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks)
print(type(gc.get_count()), len(gc.get_count()))
for bad in (3, -1, "a", 1.0, None):
    attempt(gc.collect, bad)
attempt(gc.set_threshold)
attempt(gc.set_threshold, "a")
attempt(gc.set_threshold, 1, 2, 3, 4)
gc.set_threshold(5)
print(gc.get_threshold())
gc.set_threshold(5, 6, 7)
print(gc.get_threshold())
gc.set_threshold(700, 10, 10)
attempt(gc.get_objects, 7)
attempt(gc.get_objects, -2)
attempt(gc.get_objects, "a")
attempt(gc.is_tracked)
attempt(gc.set_debug)
attempt(gc.set_debug, "x")
print(gc.get_referents([1, [2]], (3,)), gc.get_referents(), gc.get_referents(1))
l = []
m = [l]
print(sum(o is m for o in gc.get_referrers(l)), sum(o is m for o in gc.get_objects()))


class A:
    def __del__(self):
        kept.append(self)


kept = []
a = A()
print(gc.is_finalized(a), gc.is_finalized(1))
del a
print(gc.is_finalized(kept[0]))
print(gc.freeze(), gc.get_freeze_count() > 0, gc.unfreeze(), gc.get_freeze_count())
print(len(gc.get_stats()), sorted(gc.get_stats()[0]))
before = gc.get_stats()[2]
x = []
x.append(x)
del x
print(gc.collect())
after = gc.get_stats()[2]
print({k: after[k] - before[k] for k in after})
for name in sorted(dir(gc)):
    f = getattr(gc, name)
    if callable(f) and not name.startswith("__"):
        print(name, f.__text_signature__)
print(gc.DEBUG_COLLECTABLE, gc.DEBUG_LEAK, gc.DEBUG_SAVEALL, gc.DEBUG_STATS, gc.DEBUG_UNCOLLECTABLE)
print(gc.collect.__doc__.splitlines()[0], "|", gc.freeze.__doc__.splitlines()[0])

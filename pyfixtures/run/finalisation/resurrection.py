"""__del__ that stores its object: it lives on, and is not finalised again."""
import _weakref
import gc

gc.disable()
gc.collect()
kept = []


class R:
    def __del__(self):
        print("del")
        kept.append(self)


r = R()
w = _weakref.ref(r)
del r
print(len(kept), w() is kept[0], gc.is_finalized(kept[0]))
kept.clear()
print(w() is None)

r = R()
r.self = r
r.other = [r]
w = _weakref.ref(r)
del r
print(gc.collect(), w() is None, len(kept), gc.is_finalized(kept[0]), kept[0].other[0] is kept[0])
kept.clear()
print(gc.collect())


class Partly:
    """One of two garbage cycles is brought back by the finaliser of the other."""
    def __del__(self):
        kept.append(self.friend)


class Friend:
    pass


p = Partly()
p.p = p
p.friend = Friend()
p.friend.f = p.friend
del p
print(gc.collect(), type(kept[0]).__name__)
print(gc.collect())
kept.clear()
print(gc.collect())

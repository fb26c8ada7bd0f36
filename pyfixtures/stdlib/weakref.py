import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def method(self):
        return self.name

    def __repr__(self):
        return "Thing(%r)" % self.name


log = []
a = Thing("a")
r = weakref.ref(a, lambda ref: log.append(ref is r))
p = weakref.proxy(a)
print(r() is a, p.name, p.method(), weakref.getweakrefcount(a), type(p).__name__)
del a
print(r(), log)
try:
    p.name
except ReferenceError as e:
    print(e)
values = weakref.WeakValueDictionary()
x, y = Thing("x"), Thing("y")
values["x"], values["y"] = x, y
values.update(z=y)
print(sorted(values), len(values), values.get("x"), "y" in values, sorted(map(repr, values.values())), values.setdefault("x", y))
del x
print(sorted(values.keys()), values.pop("z"), values.popitem()[0], len(values), values.get("gone", 0))
keys = weakref.WeakKeyDictionary({y: 1})
k = Thing("k")
keys[k] = 2
print(len(keys), keys[k], k in keys, sorted(keys.values()), keys.copy() == keys)
del k
print(len(keys), list(keys.items()), 5 in keys, len(keys | {y: 9}))
s = weakref.WeakSet([y])
t = Thing("t")
s.add(t)
print(len(s), t in s, len(s & {t}), len(s - {y}), s.isdisjoint([3]))
del t
print(len(s), list(s), s.copy() == s, s.discard(y), len(s))
m = weakref.WeakMethod(y.method, lambda ref: log.append("method gone"))
print(m()(), m == weakref.WeakMethod(y.method), m().__self__ is y)


def end(*args, **kwargs):
    log.append((args, kwargs))
    return "ended"


f = weakref.finalize(y, end, 1, k=2)
print(f.alive, f.peek()[1] is end, f.atexit)
g = weakref.finalize(y, end, "detached")
print(g.detach()[2], g.alive, g(), f(), f.alive, f())
z = Thing("z")
h = weakref.finalize(z, end, "at death")
del z, y
gc.collect()
print(log, m(), h.alive, f.peek())
for bad in (lambda: weakref.ref(3), lambda: weakref.WeakMethod(3), lambda: values.__delitem__("q"), lambda: weakref.finalize()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)

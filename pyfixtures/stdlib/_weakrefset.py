from _weakrefset import WeakSet, _IterationGuard


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return "k%d" % self.n


keys = [Key(n) for n in range(6)]
s, t = WeakSet(keys[:4]), WeakSet(keys[2:])
for made in (s | t, s & t, s - t, s ^ t):
    print(sorted(made, key=hash), type(made).__name__)
s.update(keys)
s -= t
s |= [keys[5]]
s ^= {keys[0]}
s.symmetric_difference_update([keys[4]])
print(sorted(s, key=hash), s == WeakSet([keys[1], keys[5], keys[4]]), s < set(keys), s.issuperset([keys[1]]))
with _IterationGuard(s):
    del keys[1]
    print(len(s), len(s._pending_removals))
print(len(s), len(s._pending_removals))
s.remove(keys[-1])
print(sorted(s, key=hash), keys[0] in s, 3 in s)
for bad in (lambda: s.add(3), lambda: WeakSet().pop()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
s.clear()
print(len(s))

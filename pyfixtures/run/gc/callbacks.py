"""gc.callbacks are told of each collection."""
import gc

gc.disable()
gc.collect()
seen = []


def note(phase, info):
    seen.append((phase, dict(info)))


gc.callbacks.append(note)
x = []
x.append(x)
del x
print(gc.collect())
gc.collect(0)
gc.collect(1)
gc.callbacks.remove(note)
gc.collect()
for entry in seen:
    print(entry)


class Bad:
    def __call__(self, phase, info):
        raise ValueError(phase)

    def __repr__(self):
        return "<Bad>"


gc.callbacks.append(Bad())
print(gc.collect())
gc.callbacks.clear()

"""gc.garbage with DEBUG_SAVEALL."""
import gc

gc.disable()
gc.collect()


class X:
    pass


gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug())
x = X()
x.x = x
del x
print(gc.collect(), len(gc.garbage), gc.garbage[0].x is gc.garbage[0], type(gc.garbage[0]).__name__)
gc.set_debug(0)
print(gc.collect())
gc.garbage.clear()
print(gc.collect(), gc.garbage)


class D:
    def __del__(self):
        print("del", self.n)


gc.set_debug(gc.DEBUG_SAVEALL)
d = D()
d.n = 1
d.d = d
del d
print(gc.collect(), [o.n for o in gc.garbage])
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())

# The generations of the collector: what a collection looks at, and where what survives goes.
import gc, sys
# From 3.14 on a collection of 1 is an increment: what it looks at depends on how much was done before.
def middle(): return gc.collect(1) if sys.version_info < (3, 14) else 0
class C: pass
try: print(gc.collect(3))
except ValueError as e: print(e)
try: print(gc.collect(-1))
except ValueError as e: print(e)
try: print(gc.collect("a"))
except TypeError as e: print(e)
try: print(len(gc.get_objects(3)) > -1)
except ValueError as e: print(e)
try: print(len(gc.get_objects(generation=-1))>0)
except ValueError as e: print(e)
try: print(len(gc.get_objects("x")))
except TypeError as e: print(e)
gc.collect(); gc.disable()
obj=[C(),1]
def where(o): return [i for i in range(3) if any(x is o for x in gc.get_objects(generation=i))], any(x is o for x in gc.get_objects()), any(x is o for x in gc.get_objects(None))
print(where(obj)); gc.collect(0); print(where(obj)); middle(); print(where(obj)); gc.collect(2); print(where(obj))
o2=[]; print(where(o2)); middle(); print(where(o2)); o3=[[]]; gc.collect(); print(where(o3),where(o2))
def cyc():
    l=[]; l.append(l)
gc.collect(); cyc(); print(gc.collect(0)); cyc(); gc.collect(0); print(gc.collect(0))
class F:
    def __del__(s): print("del F")
def cyc2():
    f=F(); f.f=f; return f
f=cyc2(); gc.collect(0); del f; print("gen0", gc.collect(0)); print("gen1", middle()); print(gc.collect())
f=cyc2(); middle(); del f; print("gen0", gc.collect(0)); print("gen1", middle()); print(gc.collect())
f=cyc2(); gc.collect(); del f; print("gen0", gc.collect(0)); print("gen1", middle()); print("gen2", gc.collect())
print(gc.get_threshold(), gc.isenabled())
s=gc.get_stats(); print(len(s), [sorted(x) for x in s])

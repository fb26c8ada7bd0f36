"""Collections of the young, of the middle generation and of all."""
import gc
gc.disable()
class W: pass
def mk():
    w = W(); w.me = w
gc.collect()
for i in range(12):
    mk(); print(gc.collect(1), end=" ")
print("full", gc.collect())
for i in range(6):
    mk(); print(gc.collect(1), end=" ")
print("young", gc.collect(0), gc.collect(1), gc.collect(1), "full", gc.collect())
mk(); print(gc.collect(0)); mk(); print(gc.collect(0), gc.collect(1)); mk(); print(gc.collect(1), gc.collect(0), gc.collect(2))
keep = [[] for i in range(20000)]
for i in range(12):
    mk(); print(gc.collect(1), end=" ")
print("full", gc.collect())

# Asynchronous generators that are abandoned and do not end: what is reported, and from where.
import sys, gc
def drive(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
def hook(u):
    print("UNRAISABLE", type(u.exc_value).__name__, u.exc_value, "|", (u.err_msg or "").split(" <")[0], "|", getattr(u.object, "__name__", u.object), u.exc_value.__traceback__.tb_lineno)
sys.unraisablehook = hook
async def swallow():
    try:
        yield 1
    except GeneratorExit:
        print("swallowed")
        yield 2
async def aw():
    class A:
        def __await__(self):
            yield 9
    try:
        yield 1
    finally:
        print("fin")
        try:
            await A()
        finally:
            print("after await")
async def swallow_return():
    try:
        yield 1
    except GeneratorExit:
        print("ret")
async def raiser():
    try:
        yield 1
    finally:
        raise ValueError("x")
async def loop():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("again")
            if len(seen) > 3: raise
            seen.append(1)
seen=[]
for f in (swallow, aw, swallow_return, raiser, loop):
    print("##", f.__name__)
    g = f()
    print(drive(g.__anext__()))
    del g
    print("deleted")
    g = f()
    print(drive(g.__anext__()))
    try: print(drive(g.aclose()))
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__))
    try: print(drive(g.__anext__()))
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__))
    del g
    print("deleted2")
    g = f()
    print(drive(g.__anext__()))
    try: print(drive(g.athrow(GeneratorExit)))
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__))
    try: print(drive(g.__anext__()))
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__))
    del g
    print("deleted3")
    # in a cycle
    g = f(); drive(g.__anext__())
    l=[g]; l.append(l); del g, l
    gc.collect()
    print("collected")
# with hooks
def first(g): print("first", g.__name__)
def final(g):
    print("final", g.__name__)
    kept.append(g)
kept=[]
sys.set_asyncgen_hooks(first, final)
for f in (swallow, aw, swallow_return, raiser, loop):
    print("##", f.__name__)
    g = f(); 
    drive(g.__anext__())
    del g
    g = kept.pop()
    try: print(drive(g.aclose()))
    except BaseException as e: print(type(e).__name__, e)
    del g
    print("gone", len(kept))
    kept.clear()
    print("cleared")
# generator & coroutine
def gs():
    try: yield 1
    except GeneratorExit:
        yield 2
sys.set_asyncgen_hooks(None,None)
g=gs(); next(g); del g
g=gs(); next(g)
try: g.close()
except RuntimeError as e: print(e)
del g
async def co():
    class A:
        def __await__(self):
            try: yield 1
            except GeneratorExit: yield 2
    await A()
c=co(); c.send(None); del c
c=co(); c.send(None)
try: c.close()
except RuntimeError as e: print(e)
del c
def final2(g): raise KeyError("hook")
sys.set_asyncgen_hooks(None, final2)
g=swallow(); drive(g.__anext__()); del g
print("end")
# partially run asend
class A:
    def __await__(self):
        try: yield 7
        finally: print("A fin")
async def mid():
    await A()
    yield 1
g = mid(); s=g.asend(None); print(s.send(None)); del s; print("s gone"); del g; print("g gone")
sys.set_asyncgen_hooks(None, None)
g = mid(); s=g.asend(None); print(s.send(None)); del s; print("s gone"); del g; print("g gone")
g = mid(); s=g.asend(None); print(s.send(None)); 
t = g.asend(None)
try: t.send(None)
except RuntimeError as e: print(e)
try: g.aclose().send(None)
except RuntimeError as e: print(e)
s.close()
try: print(g.ag_running, g.ag_frame is None)
except Exception as e: print(e)
del s,t,g
print("done")

"""The method resolution order, its errors, and mro() of a metaclass."""

def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
    except BaseException as e:
        r = f"{type(e).__name__}: {e}"
        if getattr(e, "__notes__", None):
            r += f" notes {e.__notes__}"
        if e.__cause__:
            r += f" cause {e.__cause__!r}"
    print(mask(r))


def mask(r):
    parts = str(r).split("0x")
    return "0x".join(parts[:1] + [p.lstrip("0123456789abcdef") for p in parts[1:]])


def make(bases=(), ns=None, meta=type, **k):
    return meta("C", bases, ns or {}, **k)


class P(object): pass
class Q(P): pass
attempt(make,bases=(P,Q)); 
class O1: pass
class O2: pass
class P1(O1,O2): pass
class P2(O2,O1): pass
attempt(make,bases=(P1,P2))
class MM(type):
    def mro(c): return [c,object] if c.__name__!='bad' else [1]
attempt(lambda: MM('x',(P,),{}).__mro__); attempt(lambda: MM('bad',(P,),{}).__mro__)
class MM(type):
    def mro(c): return 5
attempt(lambda: MM('x',(P,),{}).__mro__)
class MM(type):
    def mro(c): return [c,int]
attempt(lambda: MM('x',(P,),{}).__mro__)
class MM(type):
    def mro(c): return []
attempt(lambda: MM('x',(P,),{}).__mro__)
attempt(lambda: Q.mro()); attempt(lambda: type.mro(1))

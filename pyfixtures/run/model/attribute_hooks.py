"""__getattr__, __getattribute__, __setattr__, __delattr__."""

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



class C:
    pass


c = C()

class GA:
    def __getattr__(s,n): print('ga',n); raise AttributeError('mine')
    x=1
attempt(lambda: GA().x); attempt(lambda: GA().y); attempt(hasattr,GA(),'q'); attempt(getattr,GA(),'q',5)
class GB:
    def __getattribute__(s,n):
        print('gb',n); return object.__getattribute__(s,n)
    def __getattr__(s,n): print('gaa',n); return 3
attempt(lambda: GB().y)
class GC:
    @property
    def p(s): raise AttributeError('inner')
    def __getattr__(s,n): return ('fallback',n)
attempt(lambda: GC().p)
class GE:
    def __getattr__(s,n): raise KeyError(n)
attempt(lambda: GE().x); attempt(hasattr,GE(),'x')
class SA:
    def __setattr__(s,n,v): print('sa',n,v); object.__setattr__(s,n,v)
    def __delattr__(s,n): print('da',n); object.__delattr__(s,n)
s=SA(); s.a=1; del s.a; attempt(delattr,s,'a'); attempt(object.__setattr__,1,'a',2); attempt(object.__setattr__,C,'a',2); attempt(type.__setattr__,C,'a',2); attempt(lambda: C.a); attempt(type.__setattr__,int,'a',2); attempt(object.__setattr__,int,'a',2); attempt(object.__delattr__,C,'a'); attempt(object.__getattribute__,c,1); attempt(getattr,c,1); attempt(setattr,c,1,2); attempt(delattr,c,1); attempt(hasattr,c,1)

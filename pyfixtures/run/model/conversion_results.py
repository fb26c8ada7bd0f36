"""What conversions say of results of the wrong type."""
# fixture: 64-bit

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


class Cv:
    def __init__(s,v): s.v=v
    def __int__(s): return s.v
    def __float__(s): return s.v
    def __complex__(s): return s.v
    def __bool__(s): return s.v
    def __len__(s): return s.v
    def __str__(s): return s.v
    def __repr__(s): return s.v
    def __bytes__(s): return s.v
    def __hash__(s): return s.v
    def __format__(s,f): return s.v
    def __iter__(s): return s.v
    def __dir__(s): return s.v
    def __length_hint__(s): return s.v
    def __round__(s,n=None): return s.v
    def __trunc__(s): return s.v
    def __contains__(s,o): return s.v
class SS(str): pass
for v in (1,1.5,'a',None,-1,2**70,b'x',[1],SS('ss'),1j):
    for f in (int,float,complex,bool,len,str,repr,bytes,hash,format,iter,dir,round,list):
        c=Cv(v); attempt(lambda: f(c))
    attempt(lambda: 1 in c)

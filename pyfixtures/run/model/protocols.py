"""Context managers, deletion, __missing__, __format__."""

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

class W1:
    def __enter__(s): pass
class W2: pass
class W3:
    def __enter__(s): return 1
    def __exit__(s,*a): print([x is None for x in a]); return True
def f(x):
    with x: 1/0
attempt(f,W1()); attempt(f,W2()); attempt(f,W3()); attempt(f,1)
class Del:
    def __delitem__(s,k): print('di',k)
    def __delslice__(s): pass
d=Del(); del d[1], d[1:2]; attempt(lambda: d[1]); attempt(lambda: d.__setitem__(1,2))
class Miss(dict):
    def __missing__(s,k): return ('m',k)
attempt(lambda: Miss()[3]); attempt(lambda: Miss().get(3)); 
class Fm:
    def __format__(s,f): return 'F'+f
attempt(lambda: f'{Fm():x}'); attempt(lambda: format(Fm())); attempt(lambda: '{:>3}'.format(Fm())); attempt(lambda: format(object(),'x')); attempt(lambda: f'{C():x}')

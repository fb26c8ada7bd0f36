"""Assignment to __class__."""

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


class M1(type):
    pass


class K1: pass
class K2: pass
class K3: __slots__=('a',)
class K4: __slots__=('a',)
class K5: __slots__=('b',)
class K6(K1): pass
class K7(int): pass
class K8(int): pass
class K9(list): pass
k=K1(); k.x=1; k.__class__=K2; attempt(lambda: (type(k).__name__,k.x)); attempt(setattr,k,'__class__',K3); attempt(setattr,k,'__class__',1); attempt(setattr,k,'__class__',int); attempt(delattr,k,'__class__'); attempt(setattr,1,'__class__',int); attempt(setattr,[],'__class__',K9); attempt(setattr,K9(),'__class__',list); attempt(setattr,K3(),'__class__',K4); attempt(setattr,K3(),'__class__',K5); attempt(setattr,k,'__class__',K6); attempt(setattr,K7(),'__class__',K9); attempt(setattr,K1,'__class__',M1); attempt(lambda: type(K1)); attempt(setattr,K1,'__class__',int); attempt(setattr,int,'__class__',M1); attempt(setattr,object(),'__class__',K1); attempt(setattr,attempt,'__class__',K1)
import sys
class Mod(type(sys)): pass
m=type(sys)('m'); attempt(setattr,m,'__class__',Mod); attempt(lambda: type(m).__name__); attempt(setattr,m,'__class__',type(sys)); attempt(setattr,m,'__class__',K1)

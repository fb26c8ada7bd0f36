"""Metaclass conflicts, __prepare__, and what type() and object() take."""

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


class M1(type): pass
class M2(type): pass
class C1(metaclass=M1): pass
class C2(metaclass=M2): pass
attempt(make,bases=(C1,C2)); attempt(lambda: type(type('D',(C1,),{}))); 
def mk():
    class D(C1,metaclass=M2): pass
attempt(mk)
def mk():
    class D(metaclass=lambda n,b,d,**k: (n,b,sorted(d),k), x=1): y=1
    return D
attempt(mk)
class MP(type):
    @classmethod
    def __prepare__(m,n,b,**k): print('prepare',m.__name__,n,b,k); return {'pre':1}
    def __new__(m,n,b,d,**k): print('new',sorted(d),k); return super().__new__(m,n,b,d)
    def __init__(c,n,b,d,**k): print('init',k); super().__init__(n,b,d)
    def __call__(c,*a): print('call',a); return super().__call__(*a)
class C3(metaclass=MP,k=1): z=1
C3()
class BadPrep(type):
    @classmethod
    def __prepare__(m,n,b): return 1
def mk():
    class D(metaclass=BadPrep): pass
attempt(mk)
class NoKw(type): pass
def mk():
    class D(metaclass=NoKw,x=1): pass
attempt(mk)
def mk():
    class D(x=1): pass
attempt(mk)
attempt(lambda: type('x')); attempt(lambda: type()); attempt(lambda: type(1,2)); attempt(lambda: type('C',(),{},x=1)); attempt(lambda: type(1,(),{})); attempt(lambda: type('C',[],{})); attempt(lambda: type('C',(),[])); attempt(lambda: type('C\0',(),{})); attempt(lambda: type('C',(1,),{})); attempt(lambda: type(x=1)); attempt(lambda: type('\ud800',(),{}))
attempt(lambda: type.__new__(type)); attempt(lambda: type.__new__(int,'C',(),{})); attempt(lambda: type.__new__(1)); attempt(lambda: type.__init__(A)); attempt(lambda: type.__init__(A,1)); attempt(lambda: type.__init__(A,'x',(),{},k=1)); attempt(lambda: type.__call__(A,1)); attempt(lambda: object.__new__(int)); attempt(lambda: object.__new__(A,1)); attempt(lambda: object()); attempt(lambda: object(1)); attempt(lambda: A(1)); attempt(lambda: A(x=1)); attempt(lambda: int.__new__(str)); attempt(lambda: list.__new__(dict)); attempt(lambda: object.__init__(A(),1)); attempt(lambda: object.__new__()); 
class N:
    def __new__(c,x): return object.__new__(c)
attempt(lambda: N()); attempt(lambda: type(N(1)).__name__)
class N:
    def __new__(c,x): return object.__new__(c,x)
attempt(N,1)
class N:
    def __init__(s,x): object.__init__(s,x)
attempt(N,1)
class N:
    def __init__(s): return 1
attempt(N)
class N:
    def __new__(c): return 5
    def __init__(s): print('no')
attempt(N)

"""__slots__: what it takes and makes, layout conflicts, mangling."""

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


attempt(make,ns={'__slots__':1}); attempt(make,ns={'__slots__':'1a'}); attempt(make,ns={'__slots__':[1]}); attempt(make,ns={'__slots__':['a','a']}); attempt(lambda: make(ns={'__slots__':['a','a']}).__slots__)
attempt(make,ns={'__slots__':['a'],'a':1}); attempt(make,ns={'__slots__':['__dict__','__dict__']}); attempt(make,ns={'__slots__':['__weakref__','__weakref__']}); attempt(make,bases=(int,),ns={'__slots__':['a']}); attempt(make,bases=(tuple,),ns={'__slots__':['a']}); attempt(make,bases=(bytes,),ns={'__slots__':['a']}); attempt(make,bases=(type,),ns={'__slots__':['a']}); attempt(lambda: make(bases=(int,),ns={'__slots__':['__dict__']}).__dictoffset__!=0); attempt(make,bases=(int,),ns={'__slots__':['__weakref__']}); attempt(make,bases=(str,),ns={'__slots__':['a']})
class A: __slots__=('a',)
class B: __slots__=('b',)
class E: __slots__=()
attempt(make,bases=(A,B)); attempt(make,bases=(A,E)); attempt(make,bases=(int,str)); attempt(make,bases=(list,dict)); attempt(make,bases=(int,A)); attempt(make,bases=(bool,)); attempt(make,bases=(type(None),)); attempt(make,bases=(type(attempt),)); attempt(make,bases=(1,)); attempt(make,bases=(A,A)); attempt(make,bases=(object,A)); attempt(make,bases=(type(iter([])),)); attempt(make,bases=(range,)); attempt(make,bases=(slice,)); attempt(make,bases=(memoryview,)); attempt(make,bases=(type(Ellipsis),)); attempt(make, bases=(type(len),)); attempt(make, bases=(list[int],));  attempt(make, bases=(type(attempt.__code__),)); attempt(make, bases=(type(x for x in ()),)); attempt(make, bases=(super,)); attempt(make,bases=(zip,)); attempt(make, bases=(type({}.keys()),));
class X: __slots__=('__p','_X__q','__r__')
print(sorted(n for n in X.__dict__ if n[0]=='_' and 'p' in n or 'q' in n or n=='__r__'))
class _Y: __slots__=('__p',)
print([n for n in _Y.__dict__ if 'p' in n])
a=A(); attempt(lambda: a.a); attempt(delattr,a,'a'); attempt(setattr,a,'z',1); attempt(lambda: a.z); attempt(lambda: a.__dict__); attempt(lambda: a.__weakref__); attempt(A.a.__get__,1,int); attempt(A.a.__set__,1,2); attempt(A.a.__delete__,1); attempt(lambda: A.a); attempt(lambda: A.a.__objclass__); attempt(lambda: A.__dict__['a'].__get__(None,A))
class AD(A): pass
d=AD(); d.x=1; d.a=2; attempt(lambda: (d.__dict__,d.a)); attempt(lambda: AD.__slots__); attempt(lambda: '__slots__' in AD.__dict__)
class S1: __slots__={'a':'doc a','b':None}
attempt(lambda: (S1.__slots__,S1.a.__doc__)); 
class S2: __slots__=iter(['x','y'])
attempt(lambda: (sorted(n for n in S2.__dict__ if n in 'xy'), list(S2.__slots__)))

"""Assignment to __bases__ and other attributes of classes."""

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


class A:
    __slots__ = ("a",)


class X1: 
    def f(s): return 'X1'
class X2:
    def f(s): return 'X2'
class Y1(X1): pass
y=Y1(); attempt(y.f); Y1.__bases__=(X2,); attempt(y.f); attempt(lambda: X1.__subclasses__()); attempt(setattr,Y1,'__bases__',()); attempt(setattr,Y1,'__bases__',[X1]); attempt(setattr,Y1,'__bases__',(1,)); attempt(setattr,Y1,'__bases__',(Y1,)); attempt(setattr,Y1,'__bases__',(int,)); attempt(setattr,Y1,'__bases__',(object,)); attempt(delattr,Y1,'__bases__'); attempt(setattr,int,'__bases__',(X1,)); attempt(setattr,X1,'__bases__',(Y1,)); attempt(setattr,Y1,'__bases__',(A,)); attempt(setattr,Y1,'__bases__',(X1,X1)); attempt(setattr,X1,'__bases__',(X2,)); attempt(lambda: Y1.__mro__)
for n in ('__name__','__qualname__','__module__','__doc__','__mro__','__dict__','__base__','__flags__','__abstractmethods__','__annotations__','__type_params__','__basicsize__'):
    attempt(setattr,Y1,n,1); attempt(delattr,Y1,n); attempt(setattr,int,n,1); attempt(delattr,int,n)

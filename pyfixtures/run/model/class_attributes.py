"""Attributes of classes; super() and its errors."""

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



class T:
    'doc'
    a: int=1
    def f(self): self.z=1; self.y=2; self.z=3
    def g(self): 
        def h(): self.w=1
    class In:
        def f(self): self.inner=1
attempt(lambda: T.__doc__); attempt(lambda: T.__dict__.get('__static_attributes__')and sorted(T.__static_attributes__)); attempt(lambda: T.__firstlineno__); attempt(lambda: T.__annotations__); attempt(lambda: T.__module__); attempt(lambda: T.In.__qualname__); attempt(lambda: T.__type_params__); attempt(lambda: T.__base__); attempt(lambda: T.__itemsize__); attempt(lambda: list(T.__dict__)); attempt(lambda: T.__text_signature__); attempt(lambda: int.__annotations__); attempt(lambda: type(T.__dict__)); attempt(lambda: T.__mro__); attempt(lambda: T.__subclasses__()); 
class T2(T): pass
attempt(lambda: T2.__annotations__); attempt(lambda: T2.__doc__); attempt(lambda: T2.__static_attributes__)
attempt(lambda: type('Q',(),{'__qualname__':1})); attempt(lambda: type('Q',(),{'__qualname__':'A.B'})); attempt(lambda: type('Q',(),{'__doc__':5}).__doc__); attempt(lambda: type('Q',(),{'__classcell__':5})); attempt(lambda: type('Q',(),{'__module__':5}).__module__); attempt(lambda: repr(type('Q',(),{'__module__':5}))); attempt(lambda: type('Q',(),{'__slots__':(),'__doc__':'x'}).__doc__)
class Sup:
    def f(s): return super
    def g(s): return super().nope
    def h(): return super()
    def i(s): 
        del s; return super()
    def j(s): s=1; return super()
    @staticmethod
    def k(): return super()
    @classmethod
    def l(c): return super().l
    def m(s): return [super().__repr__ for _ in (1,)]
attempt(lambda: Sup().g()); attempt(lambda: Sup.h()); attempt(lambda: Sup().i()); attempt(lambda: Sup().j()); attempt(lambda: Sup.k()); attempt(lambda: Sup.l()); attempt(lambda: len(Sup().m())); attempt(lambda: super()); attempt(lambda: super(int)); attempt(lambda: super(1)); attempt(lambda: super(int,'a')); attempt(lambda: super(int,True).__add__(2)); attempt(lambda: super(int,True)); attempt(lambda: super(int,bool)); attempt(lambda: super(type,int)); attempt(lambda: super(int,1,2)); attempt(lambda: super(x=1)); attempt(lambda: super(int).__get__(True).__add__(1)); attempt(lambda: setattr(super(int,1),'a',1)); attempt(lambda: super(int,True).__class__)

# What isinstance and issubclass say of arguments that are no classes.

def out(f,*a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
class M(type):
    def __instancecheck__(c,x): return 5
    def __subclasscheck__(c,x): return []
class K(metaclass=M): pass
class N(type):
    __instancecheck__ = None
class L(metaclass=N): pass
class BadBases:
    __bases__ = 5
class BadBases2:
    __bases__ = (5,)
class BadBases3:
    @property
    def __bases__(self): raise ValueError("b")
class Cls:
    __bases__ = ()
    def __init__(self, cls=None): self.cls=cls
    @property
    def __class__(self): return self.cls
class GB:
    def __getattr__(self, n): 
        print("getattr", n); raise AttributeError(n)
things = [list[int], dict[str,int], int|str, int|list[int], None, int|None, (int,(str,list)), (int, list[int]), (), (None,), 5, "x", K, L, BadBases(), BadBases2(), BadBases3(), Cls(), type, object, N, (int, 5), [int], type(list[int])(int,()), GB(), Ellipsis, NotImplemented, int.__or__(1,2), type(None)]
for t in things:
    n = repr(t) if not "object at" in repr(t) else type(t).__name__
    print("---", n)
    out(isinstance, [], t)
    out(isinstance, 1, t)
    out(issubclass, list, t)
    out(issubclass, int, t)
    try: out(issubclass, t, int)
    except: pass
    out(issubclass, t, t)
    out(isinstance, t, t)
    out(isinstance, K(), t)
    out(isinstance, Cls(int), t)
    out(isinstance, Cls(5), t)
out(isinstance, 1); out(isinstance); out(issubclass,1,2,3); out(isinstance,1,2,3)
out(lambda: isinstance(x=1))

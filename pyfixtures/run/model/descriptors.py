"""Descriptors of all kinds, properties without getters."""

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



class DD:
    def __get__(s,o,t=None): return ('get',o is None,t.__name__ if t else t)
    def __set__(s,o,v): print('set',v)
    def __delete__(s,o): print('delete')
class ND:
    def __get__(s,o,t=None): return 'nd'
class SetOnly:
    def __set__(s,o,v): print('so',v)
class DelOnly:
    def __delete__(s,o): print('do')
class C: d=DD(); n=ND(); so=SetOnly(); do=DelOnly()
c=C(); attempt(lambda: c.d); attempt(lambda: C.d); c.d=1; del c.d; c.__dict__['d']=5; attempt(lambda: c.d); attempt(lambda: c.n); c.n=7; attempt(lambda: c.n); c.so=4; attempt(lambda: c.so is C.__dict__['so']); c.__dict__['so']=9; attempt(lambda: c.so); attempt(delattr,c,'so'); attempt(setattr,c,'do',1); del c.do
attempt(lambda: DD.__get__(1)); attempt(lambda: property().__get__(1)); attempt(lambda: property().__set__(1,2)); attempt(lambda: property().__delete__(1))
class Pr:
    @property
    def x(self): return 1
    y=property(None,lambda s,v: print('y',v)); z=property(None,None,lambda s: print('dz'))
p=Pr(); attempt(lambda: p.x); attempt(setattr,p,'x',1); attempt(delattr,p,'x'); attempt(lambda: p.y); p.y=1; attempt(delattr,p,'y'); attempt(lambda: p.z); del p.z; attempt(setattr,p,'z',1)

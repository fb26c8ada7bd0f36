"""__reduce_ex__ of instances of subclasses of builtin types."""
import sys

cr=type(sys)('copyreg')
def __newobj__(cls,*a): return cls.__new__(cls,*a)
def __newobj_ex__(cls,a,k): return cls.__new__(cls,*a,**k)
def _slotnames(cls):
    names=[]
    if '__slots__' in cls.__dict__ or any('__slots__' in c.__dict__ for c in cls.__mro__):
        for c in cls.__mro__:
            if '__slots__' in c.__dict__:
                s=c.__dict__['__slots__']
                if isinstance(s,str): s=(s,)
                for n in s:
                    if n in ('__dict__','__weakref__'): continue
                    elif n.startswith('__') and not n.endswith('__'):
                        st=c.__name__.lstrip('_'); names.append('_%s%s'%(st,n) if st else n)
                    else: names.append(n)
    try: cls.__slotnames__=names
    except Exception: pass
    return names
def _reduce_ex(self,proto): return ('copyreg._reduce_ex',type(self).__name__,proto)
def _reconstructor(cls,base,state): pass
for f in (__newobj__,__newobj_ex__,_slotnames,_reduce_ex,_reconstructor): setattr(cr,f.__name__,f)
sys.modules['copyreg']=cr
def show(v):
    if isinstance(v,tuple): return '('+', '.join(show(x) for x in v)+')'
    if type(v).__name__.endswith('iterator'): return type(v).__name__+str(list(v))
    if callable(v) and hasattr(v,'__qualname__'): return v.__qualname__
    r=repr(v)
    if '0x' in r: return type(v).__name__+'-obj'
    return r
def sh(f,*a):
    try: r=show(f(*a))
    except BaseException as e: r='%s: %s'%(type(e).__name__,e)
    print(r)
class A: pass
class S: __slots__=('a','__b')
class SD(S): pass
class SDict: __slots__=('x','__dict__')
class L(list): pass
class D(dict): pass
class I(int): pass
class T(tuple): pass
class St(str): pass
class B(bytes): pass
class F(float): pass
class Se(set): pass
class GN:
    def __getnewargs__(s): return (1,2)
class GNX:
    def __getnewargs_ex__(s): return ((1,),{'k':2})
class GNX2:
    def __getnewargs_ex__(s): return ((1,),{})
class GNB:
    def __getnewargs__(s): return [1]
class GNXB:
    def __getnewargs_ex__(s): return (1,)
class GNXC:
    def __getnewargs_ex__(s): return 5
class GNXD:
    def __getnewargs_ex__(s): return ([],{})
class GNXE:
    def __getnewargs_ex__(s): return ((),[])
class GS:
    def __getstate__(s): return 'state'
class R:
    def __reduce__(s): return 'reduced'
class RX:
    def __reduce_ex__(s,p): return ('rx',p)
class IT(list):
    def __init__(s): s.q=1
def mk(c,*a,**k):
    o=c(*a)
    for n,v in k.items(): setattr(o,n,v)
    return o
objs=[mk(L,[1,2]),mk(L,[1],q=3),mk(D,{1:2}),mk(I,5),mk(I,5,n=1),mk(T,(1,2)),mk(St,'ab'),mk(B,b'xy'),mk(F,1.5),mk(Se,[1]),IT()]
for o in objs:
    print('--',type(o).__name__)
    for p in (0,1,2,3,4,5):
        sh(o.__reduce_ex__,p) if p in (0,2,4) else None
    sh(o.__getstate__)
    try: r=o.__reduce__
    except Exception as e: print(e); continue
    sh(r)

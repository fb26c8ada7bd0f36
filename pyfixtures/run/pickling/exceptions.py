"""__reduce__, __getstate__ and __setstate__ of exceptions."""
# fixture: 64-bit
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
sh(lambda: StopIteration(1).__reduce__()); sh(lambda: OSError(1,'a','f').__reduce__()); sh(lambda: KeyError('k').__reduce__()); sh(lambda: UnicodeDecodeError('a',b'b',1,2,'r').__reduce__()); sh(lambda: ImportError('m',name='n',path='p').__reduce__()); sh(lambda: AttributeError('m',name='n',obj=1).__reduce__()); sh(lambda: AttributeError('m',name='n').__getstate__()); sh(lambda: NameError('m',name='n').__reduce__()); sh(lambda: ExceptionGroup('a',[ValueError(1)]).__reduce__()); sh(lambda: SyntaxError('a',('f',1,2,'t')).__reduce__()); sh(lambda: SystemExit(3).__reduce__())
e=ValueError(1); e.x=2; sh(e.__reduce__); e.__setstate__({'y':3}); sh(lambda: e.y); sh(e.__setstate__,None); sh(e.__setstate__,1); sh(e.__setstate__,{1:2})

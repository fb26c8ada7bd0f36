"""_warnings: filters, registries, stack levels, what is shown."""
import _warnings
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__name__, e)
t(_warnings.warn,'a',3); t(_warnings.warn,'a',int)
t(_warnings.warn,'a',stacklevel=50)
def f(): _warnings.warn("in f", stacklevel=2)
f()
f()
for i in range(3): _warnings.warn("loop")
print(sorted(map(str,__warningregistry__)))
t(_warnings.warn_explicit,"expl",UserWarning,"foo.py",3)
t(_warnings.warn_explicit,"expl",UserWarning,"foo.py",3,registry=3)
_warnings.filters.insert(0,("error",None,UserWarning,None,0))
t(_warnings.warn,'x')
_warnings.filters.insert(0,("bogus",None,UserWarning,None,0)); 
t(_warnings.warn,'xy')
_warnings.filters.insert(0,("bogus",None,UserWarning,None)); 
t(_warnings.warn,'xyz')
print(_warnings.filters)
t(_warnings.warn); t(_warnings.warn,'a',b=3)

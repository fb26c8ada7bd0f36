"""What tracebacks show of importlib where finders and loaders in Python raise."""
import sys
from _frozen_importlib import ModuleSpec
class L:
    def __init__(self, how): self.how=how
    def create_module(self, spec):
        if self.how=='create': raise ValueError('create')
    def exec_module(self, module):
        if self.how=='exec': raise ValueError('exec')
        if self.how=='import': raise ImportError('import')
        import xx_find
class F:
    def find_spec(self, name, path=None, target=None):
        if not name.startswith('xx_'): return None
        how=name[3:]
        if how=='find': raise ValueError('find')
        if how=='findimp': raise ImportError('findimp')
        if how=='loadmod':
            class O:
                def load_module(self, n): raise KeyError(n)
            return ModuleSpec(name, O())
        return ModuleSpec(name, L(how), is_package=how.startswith('pk'))
sys.meta_path.insert(0, F())
def show(e):
    tb=e.__traceback__
    out=[]
    while tb:
        out.append((tb.tb_frame.f_code.co_filename.split('/')[-1], tb.tb_frame.f_code.co_name, tb.tb_lineno if 'frozen' not in tb.tb_frame.f_code.co_filename else 0)); tb=tb.tb_next
    print(type(e).__name__, e, out)
def a(): import xx_find
def b(): import xx_findimp
def c(): import xx_create
def d(): import xx_exec
def e_(): import xx_import
def f(): import xx_nested
def g(): import xx_loadmod
def h(): import xx_pk.xx_sub
def i(): __import__('xx_find')
def j(): import nothere_at_all
def k():
    from xx_pkg2 import missing
def l():
    import xx_pk3.sub3
def m():
    raise ImportError('own')
for fn in (a,b,c,d,e_,f,g,h,i,j,k,l,m):
    try: fn()
    except BaseException as e: show(e)
import xx_exec

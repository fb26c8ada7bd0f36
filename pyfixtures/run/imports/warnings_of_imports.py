"""Warnings of the import system, which ImportWarning's filter hides."""
import sys
import _warnings
from _frozen_importlib import ModuleSpec
_warnings.filters.insert(0, ('always', None, Warning, None, 0))
if hasattr(_warnings, '_filters_mutated'):
    _warnings._filters_mutated()
else:
    _warnings._acquire_lock()
    _warnings._filters_mutated_lock_held()
    _warnings._release_lock()
def attempt(g):
    try: print(__import__('x', g, None, (), 1))
    except Exception as e: print(type(e).__name__, e)
S=lambda n: ModuleSpec(n, None)
attempt({'__package__':'qa_a','__spec__':S('qb_b.c')})
attempt({'__name__':'qp_p.q'})
attempt({'__name__':'qp_p', '__path__':[]})
attempt({'__package__':'qn_n','__spec__':None})
attempt({'__spec__':S('qb_b.c')})
attempt({'__spec__':S('qb_b.c'), '__package__': None})
attempt({'__package__': 3})
attempt({})
attempt({'__name__': 3})
class L:
    def load_module(self, name):
        m=type(sys)(name); sys.modules[name]=m; return m
class F:
    def find_spec(self, name, path=None, target=None):
        if name=='xx_lm': return ModuleSpec(name, L())
sys.meta_path.insert(0, F())
import xx_lm
hooks, path, finders = sys.path_hooks[:], sys.path[:], sys.meta_path[:]
sys.path_hooks[:]=[]; sys.path_importer_cache.clear()
sys.path[:]=['/nonexist']
try: import xx_none
except ImportError as e: print(e)
sys.meta_path[:]=[]
try: import xx_none2
except ImportError as e: print(e)
class Old:
    def find_module(self, name, path=None):
        return L()
sys.meta_path[:]=[Old()]
try: import xx_old; print(xx_old.__name__)
except ImportError as e: print(e)
sys.path_hooks[:], sys.path[:], sys.meta_path[:] = hooks, path, finders

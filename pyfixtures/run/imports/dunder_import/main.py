import sys
print(__import__("pack.inner.leaf").__name__)
print(__import__("pack.inner.leaf", fromlist=["x"]).__name__)
print(__import__("pack.inner", fromlist=["leaf"]).leaf.__name__)
print(__import__("pack.inner", fromlist=[]).__name__)
print(__import__("inner", {"__package__": "pack", "__spec__": None}, level=1).__name__)
print(__import__("inner.leaf", {"__package__": "pack", "__spec__": None}, level=1).__name__)
print(__import__("", {"__package__": "pack.inner", "__spec__": None}, level=2).__name__)
print(__import__("", {"__name__": "pack.inner.leaf"}, level=1).__name__)
print(__import__("", {"__name__": "pack.inner", "__path__": []}, level=1).__name__)
for fromlist in [["leaf", 3], [b"x"], "ab"]:
    try:
        print(__import__("pack.inner", fromlist=fromlist).__name__)
    except TypeError as e:
        print(e)
calls = []
import builtins
real = builtins.__import__
def hook(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level, globals is not None and globals["__name__"], locals is globals))
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = hook
import sys as s, pack.inner as p
from pack import inner as i, other
def f():
    from pack.inner import leaf
    import pack.inner.leaf as q
f()
builtins.__import__ = real
for call in calls:
    print(call)
del builtins.__import__
try:
    import sys
except ImportError as e:
    print(e)
builtins.__import__ = real

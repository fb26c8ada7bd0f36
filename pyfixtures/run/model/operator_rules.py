"""Reflected and in-place operators, comparisons, None as special method."""

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



class L:
    def __add__(s,o): print('L+'); return NotImplemented
    def __radd__(s,o): print('L r+'); return NotImplemented
class R:
    def __add__(s,o): print('R+'); return NotImplemented
    def __radd__(s,o): print('R r+'); return 'R'
class LS(L):
    def __radd__(s,o): print('LS r+'); return NotImplemented
class LS2(L): pass
attempt(lambda: L()+R()); attempt(lambda: L()+L()); attempt(lambda: L()+LS()); attempt(lambda: LS()+L()); attempt(lambda: L()+LS2()); attempt(lambda: L()+1); attempt(lambda: 1+L()); attempt(lambda: 1+R()); attempt(lambda: [1]+R()); attempt(lambda: []+L())
class I:
    def __iadd__(s,o): print('i+'); return NotImplemented
    def __add__(s,o): return 'added'
def f():
    x=I(); x+=1; return x
attempt(f)
class I2:
    def __isub__(s,o): return NotImplemented
def f():
    x=I2(); x-=1
attempt(f)
class NN: __add__=None; __radd__=None; __eq__=None; __hash__=None; __iter__=None; __contains__=None; __call__=None; __bool__=None; __len__=None; __getitem__=None; __neg__=None; __index__=None; __lt__=None;__getattr__=None
n=NN(); 
for g in (lambda: n+1, lambda: 1+n, lambda: n==1, lambda: 1==n, lambda: haattempt(n), lambda: iter(n), lambda: 1 in n, lambda: n(), lambda: bool(n), lambda: len(n), lambda: n[1], lambda: -n, lambda: [1][n], lambda: n<1, lambda: n.foo, lambda: n!=1, lambda: int(n), lambda: range(n), lambda: reversed(n), lambda: list(n), lambda: [*n], lambda: {**n}, lambda: sum(n)): attempt(g)
class Cm:
    def __eq__(s,o): print('eq',type(o).__name__); return NotImplemented
    def __lt__(s,o): print('lt',type(o).__name__); return NotImplemented
    def __gt__(s,o): print('gt',type(o).__name__); return NotImplemented
class CmS(Cm):
    def __gt__(s,o): print('S gt'); return 'gtS'
    def __eq__(s,o): print('S eq'); return 5
a,b=Cm(),CmS()
attempt(lambda: a==a); attempt(lambda: a==b); attempt(lambda: a!=b); attempt(lambda: a<b); attempt(lambda: a<a); attempt(lambda: a<=b); attempt(lambda: b<a); attempt(lambda: haattempt(a)); attempt(lambda: a==1); attempt(lambda: 1==a); attempt(lambda: a is a)
class NE:
    def __ne__(s,o): return 'ne'
attempt(lambda: NE()!=1); attempt(lambda: NE()==1)

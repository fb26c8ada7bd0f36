"""Iterating over and searching what changes meanwhile, and subclasses of builtin iterators."""


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


l=[1,2,3]; r=[]
for x in l:
    r.append(x)
    if len(l)<6: l.append(x*10)
print(r)
l=[1,2,3,4]; r=[]
for x in l: r.append(x); l.remove(x)
print(r,l)
l=[1,2,3]; it=iter(l); list(it); l.append(4); print(list(it))
l=[1,2,3]; it=reversed(l); next(it); l.pop(); l.pop(); print(list(it))
l=[1,2,3]; it=reversed(l); next(it); l.clear(); print(list(it), it.__length_hint__())
it=iter(lambda: 1, 1); print(list(it), next(it,'done'))
class E2:
    def __eq__(s,o): raise ValueError('eq')
t(lambda: E2() in [1]); t(lambda: [E2()].index(1)); t(lambda: [E2()].remove(1)); t(lambda: [E2()].count(1)); e=E2(); t(lambda: e in [e]); t(lambda: [e]==[e]); t(lambda: [E2()]==[E2()])
class Shrink:
    def __eq__(s,o): l.clear(); return False
l=[Shrink(),1,2,3]; t(lambda: 5 in l); l=[Shrink(),1,2,3]; t(lambda: l.index(3)); l=[Shrink(),1]; t(lambda: l==[1,1]); l=[Shrink(),1]; t(lambda: l.count(1)); l=[Shrink(),1];t(lambda: l.remove(1))
class Idx:
    def __init__(s,v): s.v=v
    def __index__(s): return s.v
t(lambda: [1,2,3][Idx(1)]); t(lambda: [1,2,3][Idx(0):Idx(2)]); t(lambda: (1,2)[Idx(1)]); t(lambda: range(Idx(3))); t(lambda: [1]*Idx(3)); t(lambda: [1,2,3][Idx('a')]); t(lambda: range(5)[Idx(2)]); t(lambda: range(Idx('a')))
class TT(tuple):
    def __new__(cls,*a): return super().__new__(cls,a)
x=TT(1,2,3); print(x, type(x), x[1:], type(x[:]), x+(1,), type(x*1), x==(1,2,3), hash(x)==hash((1,2,3)), len(x))
class TI(tuple): pass
t(lambda: TI([1,2])); t(lambda: TI(x=1)); t(lambda: type(TI((1,))));t(lambda: TI()+TI())
class Z(zip): pass
t(lambda: list(Z('ab','cd'))); 
class En(enumerate):
    def __init__(s,*a,**k): pass
t(lambda: list(En('ab',3)))
class M(map): pass
t(lambda: list(M(str,[1])))
class R(reversed): pass
t(lambda: list(R([1,2]))); t(lambda: type(R([1,2])))
class F(filter): pass
t(lambda: list(F(None,[0,1])))

"""The comparisons that sorting makes, and what it says."""


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


class K:
    def __init__(s,v): s.v=v
    def __lt__(s,o):
        log.append((s.v,o.v)); return s.v<o.v
    def __repr__(s): return 'K%r'%s.v
log=[]; l=[K(x) for x in [3,1,2,1,5,4,4,0]]; l.sort(); print(l,log)
log=[]; l=[K(x) for x in [3,3,2,2,1,1,0]]; l.sort(); print(l,log)
log=[]; l=[K(x) for x in [3,1,2,1,5,4,4,0]]; l.sort(reverse=True); print(l,log)
log=[]; print(sorted(l,key=lambda k:k.v), log)
l=[3,1,2]
def key(x): print(l); return x
l.sort(key=key); print(l)
def key(x): l.append(x); return x
t(lambda: l.sort(key=key)); print(l)
def key(x): 
    if x==2: raise KeyError(x)
    return -x
t(lambda: l.sort(key=key)); print(l)
class B:
    def __init__(s,v): s.v=v
    def __lt__(s,o):
        if s.v==2: raise ValueError('boom')
        return s.v<o.v
    def __repr__(s): return 'B%r'%s.v
l=[B(x) for x in (5,3,2,9,1)]; t(lambda: l.sort()); print(l)
t(lambda: sorted([1.5,0.5,-0.0,0.0,2.5])); t(lambda: sorted(['b','a','é','\U0001f600','']));t(lambda: sorted([True,2,0,False]));t(lambda: sorted([2**70,1,-2**70,3]));t(lambda: sorted([1.5,1,2]));t(lambda: sorted([(1,'b'),(1,'a'),(0,'z')]));t(lambda: sorted([None,1]));t(lambda: sorted([(1,None),(1,2)]))
t(lambda: sorted([3,1,2],reverse=True));t(lambda: sorted('hello world'));t(lambda: sorted(key=1));t(lambda: sorted());t(lambda: sorted([1],[2]));t(lambda: sorted([1],foo=1));t(lambda: sorted(1));t(lambda: sorted([1],key=None,reverse=0));t(lambda: sorted({'b':1,'a':2}));t(lambda: sorted([float('nan'),1.0,0.5]))
t(lambda: sorted(['bb','a','ccc'],key=len,reverse=True)); t(lambda: sorted(['bb','aa','ccc','d'],key=len,reverse=True)); t(lambda: sorted([1],iterable=2)); t(lambda: sorted(iterable=2))

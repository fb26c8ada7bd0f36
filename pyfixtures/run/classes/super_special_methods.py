class L(list):
    def __getitem__(self,i): return super().__getitem__(i)+1
print(L([1,2])[0], list.__getitem__(L([5]),0))
class D(dict):
    def __getitem__(self,i): return super().__getitem__(i)+1
    def __contains__(self,i): return super().__contains__(i)
print(D(a=1)['a'], 'a' in D(a=1), dict.__getitem__(D(a=3),'a'))
class T(tuple):
    def __getitem__(self,i): return super().__getitem__(i)+1
    def __len__(self): return super().__len__()
    def __contains__(self,i): return super().__contains__(i)
    def __iter__(self): return super().__iter__()
print(T([1])[0], len(T((1,))), 1 in T((1,)), *T((3,)))
class S(str):
    def __getitem__(self,i): return super().__getitem__(i)+'x'
    def __len__(self): return super().__len__()
    def __contains__(self,i): return super().__contains__(i)
    def __iter__(self): return super().__iter__()
print(S('ab')[0],len(S('ab')), 'a' in S('ab'), *S('abc'))
class B(bytes):
    def __getitem__(self,i): return super().__getitem__(i)+1
    def __len__(self): return super().__len__()
    def __contains__(self,i): return super().__contains__(i)
print(B(b'ab')[0],len(B(b'x')), 97 in B(b'ab'))
class BA(bytearray):
    def __getitem__(self,i): return super().__getitem__(i)+1
    def __setitem__(self,i,v): return super().__setitem__(i,v)
x=BA(b'ab'); x[0]=9; print(x[0])
class L2(list):
    def __setitem__(self,i,v): super().__setitem__(i,v)
    def __delitem__(self,i): super().__delitem__(i)
    def __len__(self): return super().__len__()
    def __contains__(self,i): return super().__contains__(i)
    def __iter__(self): return super().__iter__()
    def __reversed__(self): return super().__reversed__()
    def __iadd__(self,o): return super().__iadd__(o)
    def __add__(self,o): return super().__add__(o)
    def __mul__(self,o): return super().__mul__(o)
    def __eq__(self,o): return super().__eq__(o)
    def __lt__(self,o): return super().__lt__(o)
    def __repr__(self): return super().__repr__()
l=L2([1,2]); l[0]=5; del l[1]; print(l,len(l),5 in l,list(l),list(reversed(l)),l+[1],l*2,l==[5],l<[6]); l+=[3]; print(l)
from _collections import deque, OrderedDict, defaultdict
class Q(deque):
    def __getitem__(self,i): return super().__getitem__(i)+1
    def __len__(self): return super().__len__()
    def __contains__(self,i): return super().__contains__(i)
print(Q([1])[0],len(Q([1])),1 in Q([1]))
class O(OrderedDict):
    def __getitem__(self,i): return super().__getitem__(i)+1
    def __setitem__(self,k,v): return super().__setitem__(k,v)
    def __delitem__(self,k): return super().__delitem__(k)
o=O(); o['a']=1; print(o['a']); del o['a']; print(o)
class DD(defaultdict):
    def __missing__(self,k): return super().__missing__(k)
    def __getitem__(self,k): return super().__getitem__(k)
print(DD(int)['x'])
import array
class A(array.array):
    def __getitem__(self,i): return super().__getitem__(i)+1
    def __len__(self): return super().__len__()
print(A('i',[1])[0], len(A('i',[1])))
class I(int):
    def __add__(self,o): return super().__add__(o)
    def __hash__(self): return super().__hash__()
    def __index__(self): return super().__index__()
print(I(3)+1,hash(I(3)),[1,2][I(1)])

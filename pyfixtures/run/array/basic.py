# fixture: 64-bit
"""array: every type code, items and slices, methods, buffers, pickling, errors."""
import array


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


A=array.array
t(A); t(A,'z'); t(A,'i',3); t(A,'i',['a']); t(A,'b',[200]); t(A,'B',[-1]); t(A,'H',[70000]); t(A,'h',[70000]); t(A,'i',[2**40]); t(A,'I',[-1]);t(A,'I',[2**40]);t(A,'l',[2**70]); t(A,'L',[-1]); t(A,'q',[2**70]); t(A,'Q',[-1]);t(A,'Q',[2**70]); t(A,'f',['x']); t(A,'u','héllo'); t(A,'u',[1]); t(A,'u',['ab']); t(A,'i','abc'); t(A,'i',b'abcd'); t(A,'i',b'abc'); t(A,3); t(A,'ii'); t(A,'i',[],3); t(A,'i',x=3); t(A,'u',A('i',[1])); t(A,'i',A('u','ab')); t(A,'i',A('d',[1.5]))
a=A('i',[1,2,3]); print(a, A('d',[1,2]), A('u','ab'), A('i'), A('b',b'\xff\x01'), a.typecode, a.itemsize, a[1], a[-1], a[0:2], a[::-1], len(a), a+a, a*2, 2*a, 2 in a, a==A('d',[1,2,3]), a<A('i',[1,3]), a.tolist(), a.tobytes(), a.buffer_info()[1])
t(lambda: a+[1]); t(lambda: a+A('d')); t(lambda: a[5]); t(lambda: a['x']); t(a.__setitem__,5,1); t(a.__setitem__,0,'x'); t(a.__setitem__,slice(0,1),[1]); t(a.__delitem__,9); t(a.append,'x'); t(a.remove,99); t(a.index,99); t(a.index,2,0,1); t(a.pop,9); t(A('i').pop); t(a.extend,'a'); t(a.extend,[1,'b']); t(a.extend,A('d')); t(a.fromlist,3); t(a.fromlist,[1,'x']); print(a); t(a.frombytes,b'abc'); t(a.frombytes,'abc'); t(a.fromunicode,'x'); t(a.tounicode); t(a.insert,'x',1); t(a.insert,0,9); print(a); t(a.byteswap); print(a); a.byteswap(); t(a.reverse); print(a); t(a.count,1); t(lambda: a.__iadd__([1])); t(lambda:a*'x'); t(a.pop); t(a.pop,0); print(a)
u=A('u','ab'); u.fromunicode('cd'); print(u, u.tounicode(), u.itemsize); t(A('u').append,'xy')
a[1:2]=A('i',[7,8,9]); print(a); a[::2]=A('i',[0]*len(a[::2])); print(a); t(a.__setitem__,slice(None,None,2),A('i',[1])); del a[0:2]; print(a); t(a.__setitem__,slice(0,1),A('d'))
print(a.__reduce_ex__(2), a.__reduce_ex__(3)[1:], A('d',[1]).__reduce_ex__(3)[1:]); print(array.typecodes, array.ArrayType is A, a.__sizeof__(), A('d').__sizeof__(), memoryview(A('i',[1,2])).tolist(), memoryview(A('d',[1])).format)
class S(A): pass
s=S('i',[1]); s.x=3; print(s, s+s, type(s+s), s.__reduce_ex__(2), s.__reduce_ex__(4)[1:], s.__copy__(), type(s.__copy__()))
it=iter(A('i',[1,2])); next(it); print(it.__reduce__()); it.__setstate__(5); print(list(it)); t(array._array_reconstructor,A,'i',8,b'abcd'); t(array._array_reconstructor,A,'i',99,b'abcd'); print(hash is None); t(hash,a); print(A('f',[1.1]), A('B',b'ab').tobytes(), bytes(A('H',[258])), bytearray(A('B',[1])))
t(a.fromfile,3,1); t(lambda: A('i',[1,2]) in [A('i',[1,2])]); m=memoryview(u); t(u.append,'x'); 
t(lambda: A[int]); print(A('i',range(3)), A('i',(x for x in [1,2])), A('d',[True]))
x=A('i',[1]); x.extend(x); x*=3; print(x); t(x.fromlist,[2**40]); print(len(x)); x.clear() if hasattr(x,'clear') else None

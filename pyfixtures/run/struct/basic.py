# fixture: 64-bit
"""_struct: sizes, packing and unpacking of every code, ranges, buffers, errors."""
import _struct


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


s=_struct
t(s.calcsize,'i'); t(s.calcsize,'b i q'); t(s.calcsize,'<biq'); t(s.calcsize,'z'); t(s.calcsize,'3s4p5x?c'); t(s.calcsize,'10'); t(s.calcsize,'99999999999999999999i'); t(s.calcsize, b'>h'); t(s.calcsize,3); t(s.calcsize,'é'); t(s.calcsize,'\0')
t(s.pack,'i','a'); t(s.pack,'i'); t(s.pack,'b',300); t(s.pack,'B',-1); t(s.pack,'<H',70000); t(s.pack,'<i',2**40); t(s.pack,'q',2**70); t(s.pack,'c',b'ab'); t(s.pack,'s','a'); t(s.pack,'f','x'); t(s.pack,'f',1e300); t(s.pack,'e',1e6); t(s.pack,'?',[]); t(s.pack,'P',-1); t(s.pack,'n',5); t(s.pack,'<n',5); t(s.pack,'3p',b'abcdef'); t(s.pack,'<bhilqd5sx?',1,2,3,4,5,6.5,b'abc',True)
t(s.pack,'>e',1.5); t(s.pack,'h',1.5); t(s.pack,'N',-1); t(s.pack,'Q',-1);t(s.pack,'>Q',-1);t(s.pack,'>Q',2**64);t(s.pack,'>q',2**63);t(s.pack,'b',-129);t(s.pack,'h',40000);t(s.pack,'H',-1);t(s.pack,'I',-1);t(s.pack,'l',2**63);t(s.pack,'L',-1);t(s.pack,'<l',2**31);t(s.pack,'<L',-1);t(s.pack,'@b','x')
t(s.pack,'1s',1); t(s.pack); t(s.pack,'c',1);t(s.pack,'>b',200);t(s.pack,'d',10**400)
t(s.unpack,'i',b'abc'); t(s.unpack,'<i',b'\1\2\3\4'); t(s.unpack,'<3s2x?hp',b'abcxx\1\2\3\4'); t(s.unpack,'>e',b'\x3c\0'); t(s.unpack,'i',3); t(s.unpack_from,'<h',b'abcd',1); t(s.unpack_from,'<h',b'abcd',3); t(s.unpack_from,'<h',b'abcd',-1);t(s.unpack_from,'<h',b'abcd',-9)
b=bytearray(8); t(s.pack_into,'<h',b,2,300); print(b); t(s.pack_into,'<h',b,7,300); t(s.pack_into,'<h',b,-1,3);t(s.pack_into,'<h',b,-19,3); t(s.pack_into,'<h',b'abc',0,3); t(s.pack_into,'h'); t(s.pack_into,'h',b); t(s.pack_into,'h',b,'a',1)
t(lambda: list(s.iter_unpack('<h',b'abcd'))); t(s.iter_unpack,'<h',b'abc'); t(s.iter_unpack,'',b''); print(type(s.iter_unpack('h',b'')), s.iter_unpack('h',b'1234').__length_hint__())
S=s.Struct('<ih'); print(S.format,S.size,S.pack(1,2),S.unpack(b'123456'),S.unpack_from(b'1234567',1), type(S), S.__sizeof__()); t(S.pack,1); t(S.unpack,b'1'); t(S.pack_into,b); t(s.Struct); t(s.Struct,3); print(repr(S).split(' at 0x')[0]); t(s._clearcache); t(S.iter_unpack,b'1'); t(S.unpack_from,b'1')
t(s.Struct,'i',2)
print(s.error, s.error.__module__, s.error.__mro__)

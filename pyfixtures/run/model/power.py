"""pow() with two and three arguments, of classes with __pow__, __rpow__ or both."""
class A:
    def __init__(s, n): s.n = n
    def __repr__(s): return f'{type(s).__name__}{s.n}'
    def __pow__(s, o, m=None): print("pow", s.n, m); return NotImplemented if s.n < 0 else ("pow", m)
    def __rpow__(s, o, m=None): print("rpow", s.n, m); return NotImplemented if s.n < 1 else ("rpow", m)
class B(A):
    def __rpow__(s, o, m=None): print("B rpow", s.n, m); return ("Brpow", m)
class C(A): pass
class O:
    def __rpow__(s, o): return "two"
class P:
    def __pow__(s, o, m): return "three", m
class N:
    def __repr__(s): return 'N'
class I(int):
    def __rpow__(s, o, m=None): return "I", m
class J(int):
    def __pow__(s, o, m=None): return "J", m
def t(*a):
    try: print(pow(*a))
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
for x in (A(1), A(-1), B(1), B(-1), C(-1), 2, N(), O(), P(), I(3), J(4), 2.5):
    for y in (A(1), A(0), B(2), C(1), 3, N(), O(), P(), I(3), J(4)):
        t(x, y); t(x, y, 7); t(x, y, A(1)); t(x, y, N())
print(A(1).__rpow__(2, 5), (2).__rpow__(3, 5), I(2).__rpow__(3, 5), int.__rpow__(2, 3))
try: print((2.5).__rpow__(3, 5))
except TypeError as e: print(e)

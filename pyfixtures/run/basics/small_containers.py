"""Operations of sets, arrays and slices of small numbers."""
from array import array

print({1,2,3} - {2}, frozenset([1,2]) & {2,3}, {1} <= {1,2}, {1,2} < {1,2}, {1,2} >= {1}, {3} > {3}, min({3,1,2}), max([1, 2.5]), min((5,)), max(frozenset('ab')))
for c in 'bBhHiIqQfd':
    a = array(c, [1, 2, 3]); a[1] = 7; a[-1] = 9; print(a, a[0], a[-3])
    for v in (300, -1, 1.5, 'x', True):
        try: a[0] = v; print(a[0])
        except Exception as e: print(type(e).__name__, e)
    try: a[3]
    except IndexError as e: print(e)
    try: a[-4] = 1
    except IndexError as e: print(e)
class A(array):
    def __getitem__(s, i): return 'sub'
    def __setitem__(s, i, v): print('set', i, v)
b = A('i', [1]); print(b[0]); b[0] = 3
l = list(range(10))
print(l[::-1], l[7:2:-2], l[-3:], l[:-7:-1], l[5:5:-1], l[100:3:-3], l[::4])
m = l[:]
m[:4] = m[3::-1]
print(m)
m[2:5] = ["a", [1], None]
print(m)

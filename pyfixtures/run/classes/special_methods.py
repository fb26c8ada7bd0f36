"""Special methods written in Python, behind operators, comparisons, membership, subscripts and calls."""
class V:
    def __init__(s, x): s.x = x
    def __add__(s, o):
        if isinstance(o, V): return V(s.x + o.x)
        return NotImplemented
    def __radd__(s, o): return V(o + s.x)
    def __mul__(s, o): return s.x * o
    def __eq__(s, o):
        if isinstance(o, V): return s.x == o.x
        return NotImplemented
    def __lt__(s, o): return [] if s.x >= o.x else [1]
    def __contains__(s, k): return k * (k == s.x)
    def __getitem__(s, k): return (s.x, k)
    def __call__(s, a, b=2): return (s.x, a, b)
    def __repr__(s): return 'V(%r)' % (s.x,)
class W(V):
    def __radd__(s, o): return 'W'
def f():
    a, b = V(1), V(2)
    c = a + b
    r = [c, a + b, a + W(3), a * 3, 5 + a]
    try: a + 5
    except TypeError as e: r.append(str(e))
    a += b
    r.append(a)
    r += [a == b, a == c, a == 3, a != b, 'y' if a == c else 'n', 'y' if a == b else 'n', a < V(9), 'y' if a < V(9) else 'n']
    r += [3 in a, 4 in a, 4 not in a, 'y' if 3 in a else 'n', 'y' if 3 not in a else 'n', 'y' if 0 in a else 'n']
    x = a[4]
    r += [x, a[5], [1, a[6]], a(1), a(1, 3), a(1, b=4)]
    y = 10 + (1 if a[1] else 2) + len(a[1])
    r.append(y)
    z = 100 + a.x * (a + b).x
    r.append(z)
    return r
for i in range(3): print(f())
class D:
    def __add__(s, o): raise ValueError('add')
    def __eq__(s, o): raise KeyError('eq')
    def __getitem__(s, o): raise IndexError(o)
def g():
    d = D()
    for h in (lambda: d + 1, lambda: d == 1, lambda: d[3], lambda: 1 + d[2]):
        try: h()
        except Exception as e:
            t = e.__traceback__; l = []
            while t: l.append((t.tb_frame.f_code.co_name, t.tb_lineno, t.tb_lasti > 0)); t = t.tb_next
            print(type(e).__name__, e, l)
g()
class R:
    def __add__(s, o): return s + o
    def __eq__(s, o): return s == o
try: R() + 1
except RecursionError as e: print('RE')
try: R() == 1
except RecursionError as e: print('RE')

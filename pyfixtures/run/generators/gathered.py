"""Builtins that take all items of a generator."""
def gen(n, e=None):
    for i in range(n):
        yield i
    if e: raise e
def k():
    r = [tuple(gen(4)), list(gen(5)), set(gen(6)), frozenset(gen(3)), sum(gen(10)), sum(x * 1.5 for x in gen(4)), any(gen(2)), any(x > 5 for x in gen(3)), all(gen(3)), all(x >= 0 for x in gen(3)), min(gen(3)), max(gen(3)), max((x, -x) for x in gen(5)), min('%d' % x for x in gen(12)), sorted(-x for x in gen(4)), ''.join(str(x) for x in gen(5)), '-'.join('%d' % x for x in gen(3))]
    for f in (lambda: min(gen(0)), lambda: max(x for x in gen(0)), lambda: tuple(gen(3, ValueError('v'))), lambda: sum(gen(3, StopIteration('s'))), lambda: ''.join(gen(2)), lambda: set([x] for x in gen(2)), lambda: sum(str(x) for x in gen(2)), lambda: any(1 // x for x in gen(3))):
        try: r.append(f())
        except Exception as e:
            t = e.__traceback__; l = []
            while t: l.append((t.tb_frame.f_code.co_name, t.tb_lineno)); t = t.tb_next
            r.append((type(e).__name__, str(e), l))
    r.append(sum((i if i < 3 else 2**70) for i in gen(5)))
    r.append(sum((i if i < 3 else 2.5) for i in gen(5)))
    r.append(set(V2(x % 3) for x in gen(7)) and len(set(V2(x % 3) for x in gen(7))))
    r.append(tuple(tuple(y for y in gen(x)) for x in gen(4)))
    r.append([any(it := gen(9)), next(it)])
    return r
class V2:
    def __init__(s, x): s.x = x
    def __hash__(s): return s.x
    def __eq__(s, o): return s.x == o.x
for i in range(2):
    for x in k(): print(x)
def fin():
    class F:
        def __del__(s): print('del')
        def __bool__(s): return True
    def g():
        try:
            for i in range(5): yield F()
        finally: print('closed')
    print(all(g())); print(any(g()))
fin()
def rec(n):
    return sum(rec(n - 1) for _ in range(1)) + 1 if n else 0
print(rec(100))
try: rec(100000)
except RecursionError as e: print('RE')

# Containers that change while they are iterated over, sorted, compared or hashed.
def out(n, f):
    try: r = f(); print(n, type(r).__name__ if not isinstance(r, (int, str, list, tuple)) else r)
    except BaseException as e: print(n, type(e).__name__, e)
def a1():
    d = {1: 1, 2: 2}
    for k in d: d[k + 10] = 1
def a2():
    d = {1: 1, 2: 2}
    for k in d: del d[k]
def a3():
    d = {1: 1, 2: 2}
    for k in d: del d[k]; d[k + 10] = 1
def a4():
    s = {1, 2}
    for k in s: s.add(k + 10)
def a5():
    l = [1]
    for x in l:
        if len(l) < 5: l.append(x)
    return l
def a6():
    l = [1, 2, 3, 4]
    for x in l: l.remove(x)
    return l
def a7():
    l = [3, 1, 2]
    def key(x): l.append(9); return x
    l.sort(key=key)
def a8():
    l = [3, 1, 2]
    def key(x): l.clear(); return x
    l.sort(key=key)
def a9():
    class C:
        def __lt__(s, o): l.append(1); return True
    l = [C(), C()]
    l.sort()
def a10():
    l = [3, 1, 2]
    def key(x): return l[:]
    l.sort(key=key); return l
def a12():
    class K:
        def __hash__(s): return 1
        def __eq__(s, o): del l[:]; return False
    l = [K(), K(), K()]
    return l == [1, 2, 3], l.count(1), 1 in l
def a13():
    l = [1, 2, 3]
    class K:
        def __eq__(s, o): l.clear(); return False
    l[0] = K()
    return l.index(5)
def a14():
    l = [1, 2, 3]
    class K:
        def __eq__(s, o): l.clear(); return True
    l[0] = K()
    l.remove(1); return l
def a15():
    s = set()
    class K:
        def __hash__(s): return 1
        def __eq__(self, o): s.clear(); return False
    s.add(K()); s.add(K()); return len(s)
def a16():
    d = {1: 1}
    it = iter(d); d[2] = 2; return next(it)
def a17():
    d = {1: 1}
    it = iter(d); next(it); d.clear(); return list(it)
def a18():
    d = {1: 1, 2: 2}
    it = reversed(d); next(it); d[5] = 1; return list(it)
def a19():
    b = bytearray(b"abc")
    m = memoryview(b); b.append(1)
def a20():
    b = bytearray(b"abc")
    for x in b: 
        if len(b) < 6: b.append(x)
    return bytes(b).decode()
def a21():
    l = [0] * 5
    class I:
        def __index__(s): l.clear(); return 2
    l[I()] = 1
def a22():
    l = list(range(5))
    class I:
        def __index__(s): l.clear(); return 3
    return l[1:I()]
def a23():
    l = list(range(5))
    class I:
        def __index__(s): l.clear(); return 3
    l[1:I()] = [9]; return l
def a24():
    l = [1, 2]
    l.extend(x for x in l if len(l) < 10); return l
def a25():
    l = [1, 2]
    l += l; l *= 2; l[1:3] = l; return l
def a26():
    d = {1: 2}
    d.update({k: (d.clear(), 1)[1] for k in (1, 2)}); return str(d)
def a27():
    class D(dict):
        def keys(s): s[99] = 1; return super().keys()
    x = D(a=1); y = {}; y.update(x); return str(y)
def a28():
    class M:
        def keys(s): return iter([1, 2, 3])
        def __getitem__(s, k):
            if k == 2: raise KeyError("g")
            return k
    y = {}
    try: y.update(M())
    finally: print(y)
for name in [n for n in globals() if n[0] == "a"]: out(name, globals()[name])

"""__reduce__ of builtin iterators: fresh, begun, exhausted."""
class Sq:
    def __getitem__(self,i): return [1,2][i]
    def __repr__(self): return 'Sq'
its=[iter([1,2,3]),iter((1,2)),iter('ab'),iter('\u1234b'),iter(b'ab'),iter(bytearray(b'ab')),iter({1}),iter({1:2}),iter({1:2}.values()),iter({1:2}.items()),reversed([1,2]),reversed((1,2)),reversed({1:2}),enumerate('ab',3),zip([1],[2]),zip([1],strict=True),map(len,['a']),filter(None,[1]),iter(len,3)]
class Sq:
    def __getitem__(s,i): return [1,2][i]
    def __repr__(s): return 'Sq'
its.append(iter(Sq())); its.append(reversed([]))
for i in its:
    print('--',type(i).__name__)
    for _ in range(2):
        try:
            r=i.__reduce__(); print(len(r), getattr(r[0],'__name__',r[0]), [type(x).__name__ if '0x' in repr(x) else x for x in r[1:]])
        except Exception as e: print(type(e).__name__, e)
        try: next(i)
        except StopIteration: pass
        except Exception as e: print(type(e).__name__, e)
    for _ in range(3):
        try: next(i)
        except StopIteration: pass
        except Exception as e: print(type(e).__name__, e)
    try: r=i.__reduce__(); print(len(r), getattr(r[0],'__name__',r[0]), [type(x).__name__ if '0x' in repr(x) else x for x in r[1:]])
    except Exception as e: print(type(e).__name__, e)

"""__setstate__ of builtin iterators."""
class Sq:
    def __getitem__(self,i): return [1,2][i]
for i,v in ((iter([1,2,3]),1),(iter([1,2,3]),10),(iter([1,2]),-5),(iter('abc'),2),(iter((1,2,3)),1),(iter(range(5)),3),(iter(range(5)),99),(iter(range(5)),-1),(reversed([1,2,3]),0),(iter(b'abc'),1),(iter(Sq()),1),(iter(bytearray(b'abc')),2)):
    try: i.__setstate__(v); print(list(i))
    except Exception as e: print(type(e).__name__, e)
z=zip([1,2],[3]); z.__setstate__(1)
try: list(z)
except Exception as e: print(e)
m=map(len,["a"])
print(hasattr(m,"__setstate__"))

# fixture: 64-bit
"""_random: the numbers of the Mersenne Twister, states, seeds of all kinds."""
import _random


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


R=_random.Random
r=R(42); print(r.random(), r.getrandbits(70), r.getrandbits(0), r.getstate()[-1]); t(r.getrandbits,-1); t(r.getrandbits,'a'); t(r.setstate,3); t(r.setstate,(1,2)); t(r.seed,1,2); t(R,1,2); t(R,a=1); t(r.random,1)
for s in (None,0,-5,2**100,1.5,'abc',b'x',(1,2)): 
    if s is not None: t(lambda: R(s).random())
t(R,[]); x=tuple([0]*625); t(r.setstate,x); t(r.setstate,tuple([1]*624)+(700,)); t(r.setstate,tuple(['a']*625)); print(r.random())
t(lambda: r.seed([1]))
print(r.getstate()[:4]); s = r.getstate(); a = [r.random() for _ in range(5)]; r.setstate(s); print(a == [r.random() for _ in range(5)], r.getrandbits(1), r.getrandbits(32), r.getrandbits(33), r.getrandbits(64), r.getrandbits(100))
print([R(i).random() for i in range(5)], 0 <= R(None).random() < 1)


class Sub(R):
    def __init__(self, x, y=0):
        self.y = y


print(Sub(1).random() == R(1).random(), Sub(2).y)

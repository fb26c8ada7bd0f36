# What objects lack that are no context managers, iterables, awaitables or mappings.
def out(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
class N: pass
class E0:
    def __enter__(s): return 1
class X0:
    def __exit__(s,*a): return 1
class AE:
    async def __aenter__(s): return 1
class AX:
    async def __aexit__(s,*a): return 1
class Full(E0,X0): pass
class AFull(AE,AX): pass
class AFull2(AE,AX):
    def __aenter__(s): return 5
class AFull3(AE,AX):
    def __aexit__(s,*a): return 5
class NoneE(Full): __enter__=None
class NoneX(Full): __exit__=None
class Inst: pass
inst=Inst(); inst.__enter__=lambda:1; inst.__exit__=lambda *a:1
def w(x):
    with x: pass
async def aw(x):
    async with x: pass
async def af(x):
    async for i in x: pass
async def ac(x): return [i async for i in x]
async def awt(x): await x
def it(x):
    for i in x: pass
def unp(x): a,b=x
def star(x): return [*x]
def starc(x): return (lambda *a:a)(*x)
def dstar(x): return {**x}
def dstarc(x): return (lambda **a:a)(**x)
def yf(x):
    yield from x
def yfl(x): return list(yf(x))
def dr(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
class AI:
    def __aiter__(s): return 5
class AI2:
    def __aiter__(s): return s
class AI3:
    def __aiter__(s): return s
    def __anext__(s): return 5
class AI4:
    async def __aiter__(s): return s
    async def __anext__(s): return 5
class AI5:
    def __aiter__(s): return s
    async def __anext__(s): raise StopAsyncIteration
class AI6:
    __aiter__=None
class AW:
    def __await__(s): return 5
class AW2:
    async def __await__(s): return 5
class AW3:
    def __await__(s): return [1]
class AW4: __await__=None
class I1:
    def __iter__(s): return 5
class I2: __iter__=None
class I3:
    def __iter__(s): return s
class I4:
    def keys(s): return 5
class I5:
    def keys(s): return [1]
class I6:
    def keys(s): return [1]
    def __getitem__(s,k): raise KeyError(k)
class G: 
    def __getitem__(s,i): raise TypeError("gi")
async def co(): pass
def gen(): yield
async def ag(): yield

for x in [N(),E0(),X0(),AE(),AX(),Full(),AFull(),AFull2(),AFull3(),NoneE(),NoneX(),inst,5,None,AI(),AI2(),AI3(),AI4(),AI5(),AI6(),AW(),AW2(),AW3(),AW4(),I1(),I2(),I3(),I4(),I5(),I6(),G(),int,co,gen,ag,gen(),ag(),[1],{1:2},{"a":1},"ab",range(2)]:
    print("##", type(x).__name__, getattr(x,"__name__",""))
    for f in (w,it,unp,star,starc,dstar,dstarc,yfl): print(f.__name__,end=" "); out(f,x)
    for f in (aw,af,ac,awt): print(f.__name__,end=" "); out(lambda: dr(f(x)))

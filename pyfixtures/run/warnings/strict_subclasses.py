"""What the runtime itself warns of: results of strict subclasses, truth of NotImplemented, ~bool, throw of three."""
import math, _operator as operator, _warnings, cmath
class I(int): pass
class F(float): pass
class C(complex): pass
class A:
    def __int__(self): return I(5)
class B:
    def __index__(self): return I(6)
class D:
    def __float__(self): return F(1.5)
class E:
    def __complex__(self): return C(1+2j)
class T:
    def __trunc__(self): return 7
class T2:
    def __trunc__(self): return I(7)
class T3:
    def __trunc__(self): return B()
def filter_all(action):
    _warnings.filters[:] = [(action, None, Warning, None, 0)]
    getattr(_warnings, "_filters_mutated", lambda: None)()
    if hasattr(_warnings, "_acquire_lock"):
        _warnings._acquire_lock(); _warnings._filters_mutated_lock_held(); _warnings._release_lock()
def show(name, f):
    for action in ("error", "ignore"):
        filter_all(action)
        try:
            r = f()
            print(name, action, repr(r), type(r).__name__)
        except BaseException as e:
            print(name, action, type(e).__name__, e)
show("int", lambda: int(A()))
show("int idx", lambda: int(B()))
show("index", lambda: operator.index(B()))
show("range", lambda: [1,2,3,4,5,6,7,8][B()])
show("slice", lambda: [1,2,3,4,5,6,7,8][:B()])
show("hex", lambda: hex(B()))
show("bin", lambda: bin(B()))
show("chr", lambda: chr(B()))
show("mul", lambda: [0]*B())
show("float", lambda: float(D()))
show("floatidx", lambda: float(B()))
show("sin", lambda: math.sin(D()))
show("floor", lambda: math.floor(D()))
show("complex", lambda: complex(E()))
show("complexF", lambda: complex(D()))
show("complex2", lambda: complex(D(), D()))
show("complexI", lambda: complex(B()))
show("cmath", lambda: cmath.sqrt(E()))
show("cmathF", lambda: cmath.sqrt(D()))
show("trunc", lambda: int(T()))
show("trunc2", lambda: int(T2()))
show("trunc3", lambda: int(T3()))
show("mtrunc", lambda: math.trunc(T2()))
show("boolNI", lambda: bool(NotImplemented))
show("notNI", lambda: not NotImplemented)
show("ifNI", lambda: 1 if NotImplemented else 2)
show("invT", lambda: ~True)
show("invF", lambda: ~False)
show("invop", lambda: operator.invert(True))
show("invd", lambda: True.__invert__())
show("round", lambda: round(1.2345, B()))
show("pow", lambda: pow(2, 3))
show("bytes", lambda: bytes(B()))
show("bytearray", lambda: bytearray([B()]))
show("fmt", lambda: "%d" % A())
show("fmtx", lambda: "%x" % B())
show("fmtf", lambda: "%f" % D())
show("fmtc", lambda: "%c" % B())
show("str", lambda: "abc".center(B()))
show("gcd", lambda: math.gcd(B(), 3))
show("isqrt", lambda: math.isqrt(B()))
show("fact", lambda: math.factorial(B()))
show("memv", lambda: memoryview(b'abcdefgh')[B()])
show("int.from", lambda: int.from_bytes([B()], "big"))
show("to_bytes", lambda: (5).to_bytes(B(), "big"))
show("isinst", lambda: int("10", B()))
def gen():
    while True:
        try:
            yield 1
        except ValueError as e:
            print("caught", repr(e))
g = gen(); next(g)
show("throw3", lambda: g.throw(ValueError, ValueError("x"), None))
show("throw2", lambda: g.throw(ValueError, "x"))
show("throw1", lambda: g.throw(ValueError))
class Aw:
    def __await__(self):
        yield 1
async def co():
    await Aw()
def started():
    c = co(); c.send(None)
    return c
show("coroutine", lambda: started().throw(ValueError, "x"))
def wrapped():
    w = co().__await__(); next(w)
    return w
show("wrapper", lambda: wrapped().throw(ValueError, "x"))
async def ag():
    yield 1
show("asend", lambda: ag().asend(None).throw(ValueError, "x"))
def athrown():
    a = ag()
    return a.athrow(ValueError, "x").send(None)
show("athrow", athrown)
show("aclose", lambda: ag().aclose().throw(ValueError, "x"))
show("anext", lambda: anext(ag(), 1).__await__().throw(ValueError, "x"))

# What names, attributes, imports and keywords were probably meant to be.
import sys
def show(f):
    try: f()
    except BaseException as e: sys.excepthook(type(e), e, e.__traceback__)
    print("-"*20, file=sys.stderr)
class Thing:
    alpha = 1
    _private = 2
    __mangled = 3
    def method_one(self): return self.method_tow()
    def use(self): return alpha
    def use2(self): return method_one
    def use3(self): return _private
    def use4(this): return method_one
    def use5(self): return methd_one
    @classmethod
    def use6(cls): return alpha
    def __dir__(self): raise ValueError
class Slots:
    __slots__ = ("first", "second")
class BadDir:
    def __dir__(self): return ["xyz", 5, "abd"]
class ManyDir:
    def __dir__(self): return ["abd%d" % i for i in range(1000)]
class Prop:
    @property
    def value(self): return self.valeu
    @property
    def other(self): raise AttributeError("mine")
    @property
    def other2(self): raise AttributeError("mine", name="vlaue", obj=self)
t = Thing()
def a1(): t.alhpa
def a2(): Thing.alhpa
def a3(): t.method_one()
def a4(): t.use()
def a5(): t.use2()
def a6(): t.use3()
def a7(): t.use4()
def a8(): t.use5()
def a9(): t.use6()
def a10(): Slots().frist
def a11(): Slots().first
def a12(): BadDir().abc
def a13(): ManyDir().abd
def a14(): Prop().value
def a15(): Prop().other
def a16(): Prop().other2
def a17(): [].appendd
def a18(): [].apend(1)
def a19(): "".splitt
def a20(): (1).reel
def a21(): sys.exti
def a22(): sys.verison_info
def a23():
    foo_bar = 1
    return foo_baz
def a24():
    long_variable_name = 1
    return lnog_variable_nmae
def a25(): return pritn
def a26(): return Tru
def a27(): return none
def a28(): return time
def a29(): return maths
def a30(): return math.pi
def a31(): return os.path
def a32(): from sys import sni
def a33(): from sys import verison
def a34(): import mathh
def a35(): from collections_abc import x
def a36(): int(bas=3)
def a37(): print(1, sepp="")
def a38(): sorted([1], kye=1)
def a39():
    def g(alpha, *, beta=1): pass
    g(1, bta=2)
def a40():
    def g(alpha, *, beta=1): pass
    g(alhpa=2)
def a41(): "".foo.bar
def a42(): t.a
def a43(): t._privat
def a44(): t.private
def a45(): t.__mangled
def a46(): t._Thing__mangle
def a47(): t.ALPHA
def a48(): t.Alpha
def a49(): 
    abcdefghij = 1
    return abcdefghik + abcdefghji
def a50():
    x1 = 1
    return x2
def a51():
    a = 1
    return b
def a52(): return 日本
def a53():
    naïve = 1
    return naive
def a54(): raise NameError("name 'pritn' is not defined")
def a55(): raise NameError("x", name="pritn")
def a56(): raise AttributeError("x", name="apend", obj=[])
def a57(): raise AttributeError("x", name="apend")
def a58(): raise AttributeError(name="apend", obj=[])
def a59(): raise ImportError("x", name="sys", name_from="exti") if sys.version_info >= (3, 12) else ImportError("x", name="sys")
def a60(): raise AttributeError("x", name=5, obj=[])
def a61(): raise NameError("x", name=5)
def a62(): raise NameError("x", name="")
def a63(): setattr(t, 5, 1)
def a64(): del t.alhpa
def a65(): Slots().thrid = 1
def a66(): object().foo = 1
def a67(): delattr(Slots(), "first")
def a68(): t.method_one.__nam__
def a69(): super(Thing, t).alpha
def a70(): type(t).__nme__
def a71(): getattr(t, "alpah")
def a72(): [].index
def a73(): None.foo
def a74(): (lambda: 1).__cod__
def a75(): return [undefinedd for undefined in [1]]
def a76():
    undefined = 1
    def inner(): return undefinde
    return inner()
def a77():
    outer_variable = 1
    def inner():
        return outer_varable, outer_variable
    return inner()
def a78(): exec
for i in range(1, 79):
    show(globals()[f"a{i}"])
class K:
    value_one = 1
    try: valu_one
    except NameError as e: sys.excepthook(type(e), e, e.__traceback__)
    try: [value_one for _ in [1]]
    except NameError as e: sys.excepthook(type(e), e, e.__traceback__)

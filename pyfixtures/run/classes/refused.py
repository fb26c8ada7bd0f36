# Classes that cannot be made or changed, and special methods that give nonsense.
def out(f, *a):
    try: r = f(*a)
    except BaseException as e:
        print(f.__name__, type(e).__name__, e, getattr(e, "__notes__", ""), "|", repr(e.__cause__), repr(e.__context__))
    else: print(f.__name__, r if not hasattr(r, "__mro__") else (r.__name__, [c.__name__ for c in r.__mro__]))
class ME:
    def __init__(s, r): s.r = r
    def __mro_entries__(s, bases): print("entries", len(bases)); return s.r
class SN:
    def __init__(s, e=None): s.e = e
    def __set_name__(s, o, n):
        print("set_name", o.__name__, n)
        if s.e: raise s.e
def a01():
    class C(ME(())): pass
    return C, C.__bases__, C.__orig_bases__ != ()
def a02():
    class C(ME(5)): pass
def a03():
    class C(ME((int, ME((str,))))): pass
def a04():
    class C(5): pass
def a05():
    class C(int, 5): pass
def a06():
    class C: x = SN(); y = SN(ValueError("sn")); z = SN()
def a07():
    class C: x = SN(KeyboardInterrupt())
def a08():
    class C: __slots__ = 5
def a09():
    class C: __slots__ = ("a", 5)
def a10():
    class C: __slots__ = ("a b",)
def a11():
    class C: __slots__ = ("a",); a = 1
def a12():
    class C(int): __slots__ = ("a",)
def a13():
    class C: __slots__ = ("__dict__", "__dict__")
def a14():
    class C: __slots__ = ("__weakref__", "__weakref__")
def a15():
    class B: pass
    class C(B): __slots__ = ("__dict__",)
def a16():
    class C(tuple): __slots__ = ("__dict__",)
    return C().__dict__
def a17():
    class A: __slots__ = ("a",)
    class B: __slots__ = ("b",)
    class C(A, B): pass
def a18():
    class C(int, str): pass
def a19():
    class C(bool): pass
def a20():
    class C(type(None)): pass
def a21():
    class C(type(lambda: 1)): pass
def a22():
    class M1(type): pass
    class M2(type): pass
    class A(metaclass=M1): pass
    class B(metaclass=M2): pass
    class C(A, B): pass
def a23():
    class C(metaclass=5): pass
def a24():
    class C(metaclass=lambda n, b, d, **k: (n, b, sorted(d), k), x=1): y = 2
    return C
def a25():
    class C(x=1): pass
def a26():
    class M(type): pass
    class C(metaclass=M, x=1): pass
def a27():
    class M(type):
        @classmethod
        def __prepare__(m, n, b): return 5
    class C(metaclass=M): pass
def a28():
    class M(type):
        @classmethod
        def __prepare__(m, n, b, **k): return []
    class C(metaclass=M): pass
def a29():
    class M:
        def __prepare__(n, b): return {}
    class C(metaclass=M): pass
def a30():
    class A: pass
    class B(A): pass
    class C(A, B): pass
def a31():
    class A: pass
    class C(A, A): pass
def a32():
    class M(type):
        def mro(c): return [5]
    class C(metaclass=M): pass
def a33():
    class M(type):
        def mro(c): return [int, object]
    class C(metaclass=M): pass
def a34():
    class M(type):
        def mro(c): return 5
    class C(metaclass=M): pass
def a35():
    class M(type):
        def mro(c): return []
    class C(metaclass=M): pass
def a36():
    class A:
        def __init_subclass__(cls, **k): print("init_sub", k); super().__init_subclass__(**k)
    class C(A, x=1): pass
def a37():
    class A:
        def __init_subclass__(cls, *, req): print(req)
    class B(A, req=1): pass
    class C(A): pass
def a38():
    class M(type):
        def __new__(m, n, b, d): return super().__new__(m, n, b, {"__classcell__": d.get("__classcell__"), "x": 1})
    class C(metaclass=M):
        def f(self): return __class__
    return C().x
def a39():
    class M(type):
        def __new__(m, n, b, d):
            d.pop("__classcell__", None)
            return super().__new__(m, n, b, d)
    class C(metaclass=M):
        def f(self): return __class__
def a40():
    class M(type):
        def __new__(m, n, b, d):
            d["__classcell__"] = 5
            return super().__new__(m, n, b, d)
    class C(metaclass=M): pass
def a41():
    class M(type):
        def __new__(m, n, b, d):
            c = super().__new__(m, n, b, d)
            return super().__new__(m, n, b, d)
    class C(metaclass=M):
        def f(self): return __class__
def a42(): return type("C", (), {}, x=1)
def a43(): return type("C", 5, {})
def a44(): return type("C", (), 5)
def a45(): return type(5, (), {})
def a46(): return type("C\0", (), {})
def a47(): return type("C", (5,), {})
def a48(): return type("C", (ME((int,)),), {})
def a49(): return type()
def a50(): return type(1, 2)
def a51(): return type("C", (), {5: 1}).__dict__[5]
def a52():
    class C: pass
    C.__name__ = 5
def a53():
    class C: pass
    C.__name__ = "a\0b"
def a54():
    class C: pass
    del C.__name__
def a55():
    class C: pass
    C.__qualname__ = 5
def a56():
    class C: pass
    C.__bases__ = (int,)
def a57():
    class C: pass
    C.__bases__ = ()
def a58():
    class C: pass
    C.__bases__ = 5
def a59():
    class A: pass
    class C(A): pass
    C.__bases__ = (5,)
def a60():
    class A: pass
    class C(A): pass
    A.__bases__ = (C,)
def a61():
    class A: pass
    class B: __slots__ = ("a",)
    a = A(); a.__class__ = B
def a62():
    class A: pass
    a = A(); a.__class__ = 5
def a63(): (1).__class__ = float
def a65():
    class A: pass
    a = A(); del a.__class__
def a66():
    class A: pass
    a = A(); a.__class__ = int
def a67():
    class A: pass
    class B(list): pass
    a = A(); a.__class__ = B
def a68():
    class A: __slots__ = ("a", "b")
    class B: __slots__ = ("b", "a")
    class C: __slots__ = ("a", "c")
    a = A(); a.a = 1; a.__class__ = B; print(a.a); a.__class__ = C
def a69():
    import sys
    M = type(sys)
    class Mod(M): pass
    m = M("x"); m.__class__ = Mod; return type(m).__name__
def a70():
    class A: pass
    a = A(); a.__dict__ = 5
def a71():
    class A: pass
    a = A(); a.x = 1; del a.__dict__; return a.__dict__
def a72(): int.x = 1
def a73(): del int.real
def a74(): return int[5]
def a75():
    class C:
        def __class_getitem__(cls, i): return cls.__name__, i
    return C[1, 2], C[...]
def a76():
    class C: __class_getitem__ = 5
    return C[1]
def a77():
    class C: __class_getitem__ = None
    return C[1]
def a78():
    class M(type):
        def __getitem__(c, i): return "meta", i
    class C(metaclass=M):
        def __class_getitem__(cls, i): return 1
    return C[2]
def a79(): return type[int], type[5]
def a80():
    class C: pass
    return C[1]
def a81():
    class C:
        def __hash__(self): return "x"
    return hash(C())
def a82():
    class C:
        def __eq__(self, o): return 1
    return hash(C())
def a83():
    class C:
        def __len__(self): return -1
    return len(C())
def a84():
    class C:
        def __len__(self): return 1.5
    return len(C())
def a85():
    class C:
        def __bool__(self): return 1
    return bool(C())
def a86():
    class C:
        def __index__(self): return "x"
    return [1][C()]
def a87():
    class C:
        def __repr__(self): return 5
    return repr(C())
def a88():
    class C:
        def __init__(self): return 5
    return C()
def a89():
    class C:
        def __new__(cls): return 5
        def __init__(self): print("never")
    return C()
def a90():
    class C:
        def __del__(self): print("del")
        def __iter__(self): return 5
    return iter(C())
def a91():
    class C:
        def __contains__(self, x): return [x]
    return 1 in C(), 1 not in C()
def a92():
    class C: __contains__ = None
    return 1 in C()
def a93():
    class C:
        __iter__ = None
        def __getitem__(self, i): return i
    return 1 in C()
def a94():
    class C:
        def __format__(self, s): return 5
    return f"{C()}"
def a95():
    class C:
        def __int__(self): return "x"
    return int(C())
def a96():
    class C:
        def __float__(self): return 1
    return float(C())
def a97():
    class C:
        def __complex__(self): return 1
    return complex(C())
def a98():
    class C:
        def __bytes__(self): return "x"
    return bytes(C())
def a99():
    class D:
        def __get__(self, o, t): raise AttributeError("desc")
    class C:
        d = D()
        def __getattr__(self, n): return "fallback " + n
    return C().d
for name in [n for n in globals() if n[0] == "a"]: out(globals()[name])

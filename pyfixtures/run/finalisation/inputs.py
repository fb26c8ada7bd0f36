# When what an instruction took off the stack dies, and in which order.
import _operator
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
    def __call__(s,*a): return 1
    def m(s,*a): return 1
    def __add__(s,o): return 1
    def __getitem__(s,i): return 1
    def __setitem__(s,i,v): pass
    def __lt__(s,o): return True
    def __hash__(s): return 1
    def __repr__(s): return s.n
def py(*a): return 1
def py2(a,b): return 1
class Plain: pass
def t():
    print("abs2")
    try: abs(D("a"),D("b"))
    except TypeError as e: print("E")
    print("divmod")
    try: divmod(D("a"),D("b"))
    except TypeError as e: print("E")
    print("print"); print(D("a"),D("b"))
    print("py"); py(D("a"),D("b"))
    print("py2"); py2(D("a"),D("b"))
    print("py2err")
    try: py2(D("a"),D("b"),D("c"))
    except TypeError as e: print("E")
    print("pykw"); 
    try: py2(D("a"),c=D("b"))
    except TypeError as e: print("E")
    print("call"); D("f")(D("a"),D("b"))
    print("m"); D("f").m(D("a"),D("b"))
    print("isinstance"); isinstance(D("a"),int)
    print("append")
    [].append(D("a"))
    print("tuple"); (D("a"),D("b"),D("c"))
    print("list"); [D("a"),D("b"),D("c")]
    print("dict"); {D("a"):D("b"),D("c"):D("d")}
    print("add"); D("a")+D("b")
    print("adderr")
    try: D("a")-D("b")
    except TypeError as e: print("E")
    print("sub"); D("a")[D("b")]
    print("setitem"); D("a")[D("b")]=D("c")
    print("setitemerr")
    try: ()[D("b")]=D("c")
    except TypeError as e: print("E")
    print("slice"); D("a")[D("b"):D("c")]
    print("lt"); D("a")<D("b")
    print("chain"); D("a")<D("b")<D("c")
    print("str.join")
    try: "".join([D("a"),D("b")])
    except TypeError as e: print("E")
    print("fstring"); f"{D('a')}{D('b')}"
    print("star"); py(*[D("a"),D("b")],D("c"))
    print("starerr")
    try: py2(*[D("a"),D("b")],D("c"))
    except TypeError as e: print("E")
    print("kw"); dict(a=D("a"),b=D("b"))
    print("object"); 
    try: object(D("a"),D("b"))
    except TypeError as e: print("E")
    try: Plain(D("a"),D("b"))
    except TypeError as e: print("E")
    print("max"); max(D("a"),D("b"),D("c"))
    print("notcallable")
    try: (1)(D("a"),D("b"))
    except TypeError as e: print("E")
    print("unpack")
    try: a,b=D("a"),D("b"),D("c")
    except ValueError as e: print("E")
    print("unpacklist")
    try: a,b=[D("a"),D("b"),D("c")]
    except ValueError as e: print("E")
    a,b=D("a"),D("b")
    print("swap"); a,b=b,a
    print("end")
t()
print("globals")
x=D("x"); x=D("x2"); del x

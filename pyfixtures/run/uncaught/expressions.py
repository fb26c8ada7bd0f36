# Where tracebacks put their carets: one function for each kind of expression and statement.
import sys
def show(f):
    try: f()
    except BaseException as e: sys.excepthook(type(e), e, e.__traceback__)
    print("-"*20, file=sys.stderr)
class A:
    def __getattr__(self, n): raise AttributeError(n)
    x = None
a = A(); n = None; d = {}; l = []; z = 0; one = 1
def f01(): return n.foo.bar
def f02(): return one / z
def f03(): return (one +
        one * (
            z / z
        ))
def f04(): return d["a"]["b"]["c"]
def f05(): return l[0][1]
def f06(): return n(1, 2)(3)
def f07(): return one.foo(
    1,
    2)
def f08(): return f"{one / z!r:>10}"
def f09(): return f"abc {one} {n.x} def" + "x"
def f10(): return 1 < 2 < n < 3
def f11(): return -n
def f12(): return not a.y
def f13(): return n in n
def f14(): return [x / z for x in (1, 2)]
def f15(): return {x: y / z for x, y in [(1, 2)]}
def f16(): return list(x / z for x in (1, 2))
def f17():
    n.x = 1
def f18():
    n[0] = one
def f19():
    del n[0]
def f20():
    del n.x
def f21():
    a, b = one
def f22():
    (a, b), *c = [1, 2], 3
    a, b = c
def f23():
    for x, y in [(1, 2, 3)]: pass
def f24():
    with n as q: pass
def f25():
    with (open as q,
          n as r): pass
def f26():
    raise ValueError(
        "multi",
        "line") from KeyError(1)
def f27():
    assert one == 2, f"no {one}"
def f28():
    assert (one
            == 2)
def f29():
    import nonexistent.mod
def f30():
    from sys import nonexistent
def f31(): return undefined_name + 1
def f32():
    print(xx)
    xx = 1
def f33():
    one.x += 1
def f34():
    d["q"] += 1
def f35():
    n += 1
def f36(): return (lambda: one / z)()
def f37(): return [1, 2][5:6:0]
def f38(): return l[one:two]
def f39(): return f38(*n)
def f40(): return f38(**n)
def f41(): return f38(1, 2, x=3)
def f42(): return print("é" * 3, n.ü, "日本語", n)
def f43(): return "日本語" + n.x + "日本"
def f44(): return one if n.x else two
def f45(): return (yield_ := n.x)
def f46(): return {**n}
def f47(): return [*n]
def f48(): return {n: 1, l: 2}
def f49(): return one @ z
def f50(): return one ** -z ** l
def f51(): return one      /     z
def f52(): return (   one   /   (  z  )  )
def f53(): return (one).real.foo
def f54(): return "a" "b" + \
    n
def f55(): return one.__add__("x").foo(
        "y"
    )[0]
def f56(): return one and n.x
def f57(): return one or n.x, n.x
def f58():
    class C(n): pass
def f59():
    class C(metaclass=n): x = 1
def f60():
    @n
    def g(): pass
def f61():
    @n.foo
    class G: pass
def f62():
    @(lambda x: x)
    @one
    def g(
        a,
        b=2,
    ): pass
def f63():
    class C:
        x = one / z
def f64():
    def g(x=one / z): pass
def f65():
    def g(x: one / z): pass
    return g.__annotations__
def f66():
    match one:
        case int(x, y): pass
def f67():
    match one:
        case n.x: pass
def f68():
    global undefined_global
    del undefined_global
def f69():
    x = 1
    del x
    del x
def f70():
    while n.x: pass
def f71():
    if one:
        return n.x(
            one,
        )
def f72():
    try: one / z
    except n: pass
def f73():
    try: one / z
    except ZeroDivisionError as e: n.x
def f74():
    try: one / z
    finally: n.x
def f75(): return one.real.real.real.real.real.real.real.real.real.real.foo.real.real.real.real.real.real.real.real.real.real.real
def f76(): return sum([1, 2], start="x")
def f77(): return one . foo
def f78(): return d [ "k" ]
def f79(): return one.foo()()()
def f80(): return (f01
   ())
def f81(): return (n
                   .x
                   .y)
def f82(): return (d
    ["x"]
    ["y"])
def f83(): return f"""
{one}
{n.x}
"""
def f84(): return n \
    .x
def f85(): return [
    1,
    n.x,
    2]
def f86(): return (one, one / z,
                   3)
def f87(): return print(one,
                 f02(), end="")
def f88(): return one is n.x is not None
def f89(): return 1 + 2 + n + 3 + 4
def f90(): return d | l
def f91(): return one << "x"
def f92(): return ~"x"
def f93(): return "%d" % "x"
def f94(): return "{}".format()
def f95(): return int("x", base=10)
def f96():
    x: int = n.y
def f97():
    l[0]: int = n.y
def f98():
    return (await_ for await_ in n)
def f99(): return (x for x in [1]).foo
for i in range(1, 100):
    show(globals()[f"f{i:02}"])

name, n, pi, items = "Ada", 42, 3.14159, [1, 2, 3]
print(f"{name} {n} {pi:.2f} {items} {items[1]} {n + 1} {n!r} {name!r:>8} {'é'!a}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:05}|{n:x}|{n:#b}|{name:*^9}|{name:.2}|{pi:10.3f}|{pi:<10}|{pi:e}")
width, prec = 12, 4
print(f"{pi:{width}.{prec}}|{name:{'>'}{width}}|{n:{'0'}{4}{'x'}}|{'x':{width - 2}}|")
print(f"{n=} {name=} {n + 1 = } {pi=:.2f} {name=!s} {items=}")
print(f"{{}} {{{n}}} {'{'} {'}'}", f"", f"plain", f"{''}" == "", f"a{1}b{2}c")
print(f"{n if n > 10 else 'small'} {(lambda x: x * 2)(n)} {[i * i for i in items]} {dict(a=1)['a']} {'nested ' + f'{name}'}")
print(f"{n:>{width}}" f"{name}" "plain" f"{pi}")
print(f"""multi
{name}
  line {n}""")
print(f"{None} {True} {...} {1j} {b'x'} {(1,)} { {1: 2} } {set()}")


class F:
    def __format__(self, spec):
        return f"F<{spec}>"

    def __repr__(self):
        return "repr F"

    def __str__(self):
        return "str F"


x = F()
print(f"{x} {x:abc} {x!r} {x!s:>8} {x=} {x=:q} {x!a}")
print(rf"\n{n}\t", f"\x41{n}\u00e9", f"{n:,}", f"{n!s:>10}", f"{10**20:,}", f"{-n:+}")
for thunk in (lambda: f"{undefined}", lambda: f"{n:q}", lambda: f"{name:d}", lambda: f"{items:5}", lambda: f"{object:>5}", lambda: f"{n:{'bad'}}"):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
print("".join(f"{i}{j}" for i in "ab" for j in range(2)))

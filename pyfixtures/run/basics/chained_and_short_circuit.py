# Chained comparisons, boolean operators and conditional expressions: what is evaluated, how often, and what value comes out.
seen = []


def v(value, name=None):
    seen.append(name or value)
    return value


class Compare:
    def __init__(self, name, answer):
        self.name, self.answer = name, answer

    def __lt__(self, other):
        seen.append(f"{self.name}<")
        return self.answer

    def __eq__(self, other):
        seen.append(f"{self.name}==")
        return self.answer

    def __contains__(self, item):
        seen.append(f"in {self.name}")
        return self.answer

    def __bool__(self):
        seen.append(f"bool {self.name}")
        return bool(self.answer)


def show(value):
    name = value.name if isinstance(value, Compare) else value
    print(name, seen)
    seen.clear()


show(v(1) < v(2) < v(3))
show(v(1) < v(0) < v(3))
show(v(3) > v(2) == v(2) != v(5) in [v(5)] is not v(None))
show(Compare("a", []) < v(2) < v(3))
show(Compare("a", "yes") < Compare("b", "also") < v(3))
show(v(0) or v("") or v([]) or v(None))
show(v(0) or v("x") or v(1, "never"))
show(v(1) and v("") and v(2, "never"))
show(v(1) and v(2) or v(3, "never"))
show(v(0) and v(2, "never") or v(3))
show(not v(0) and not v([]))
show((v(1) or v(2, "never")) and (v(0) or v("end")))
show(Compare("t", True) and Compare("u", False) and v("never"))
show(Compare("t", False) or Compare("u", False))
show(v("then") if Compare("cond", True) else v("else"))
show(v("then") if Compare("c1", True) and not Compare("c2", True) else v("else"))
show(v("a") if v(0) else v("b") if v(0, "second") else v("c"))
show(not Compare("n", True))
show(1 in Compare("holder", "truthy"))
show(1 not in Compare("holder", []))
show(v(1) in Compare("holder", 0) in v([]))
show(Compare("e", 0) == 1 == v(1, "never"))
show([v(i) for i in range(5) if v(i, f"if {i}") and i != 3 or i == 0])
if v(0) or Compare("w", 0):
    seen.append("wrong")
elif Compare("x", 1) and (v(1) and Compare("y", 1)):
    seen.append("right")
show("if")
n = 0
while v(n) < 2 and not Compare("loop", n > 1):
    n += 1
show("while")
assert v(1), v("message never made")
try:
    assert v(0) or v(""), v("message")
except AssertionError as error:
    show(repr(error))
show((lambda x=v("default"): v(x) or v("fallback"))(""))
show({v("k1"): v("v1"), **{v("k2"): v("v2")}, v("k3"): v("v3")})
show((v(1), *[v(2), v(3)], v(4)))
show(v("obj").replace(v("o", "arg1"), v("0", "arg2")))
show(v([1, 2, 3])[v(0) : v(2) : v(1)])
x = {}
x[v("key")] = x[v("other")] = v("value")
show(x)
v([0])[v(0, "index")] += v(5)
show("augmented")
(a, b), c = v((v(1), v(2))), v(3)
show((a, b, c))
show(f"{v('f1')}{v('f2')!r:>{v(8)}}")
show(v(2) ** v(3) ** v(2) - v(1))
show(v(1) if v(1, "t") else v(2) if v(3) else v(4))
show((z := v(5)) + z + (z := v(6)) + z)
show(v(print, "print function") is print)

def kind(x):
    if x is None:
        return "none"
    elif x is True or x is False:
        return "bool"
    elif not x:
        return "falsy"
    elif isinstance(x, int) and x > 0:
        return "positive"
    else:
        return "other"


for v in [None, True, False, 0, 0.0, "", [], {}, (), 5, -5, "s", [0], 1j, 0j, range(0), range(1), b"", set()]:
    print(repr(v), kind(v), bool(v), not v)


def show(tag, value):
    print("eval", tag)
    return value


print(show("a", 0) or show("b", 2))
print(show("a", 1) and show("b", 0))
print(show("a", 0) and show("b", 1) or show("c", 3))
print(show("x", 1) < show("y", 5) < show("z", 3) < show("w", 9))
print(1 < 2 < 3, 3 > 2 > 2, 1 == 1.0 == True, 1 != 2 != 1)
print("yes" if [] else "no", "yes" if [[]] else "no")
print(1 if 0 else 2 if 0 else 3)
print(not 1 == 2, not not "x", (not 1) in [False])
print(3 in [1, 2, 3], 3 not in (1, 2), "a" in "cat", "" in "", b"a" in b"cat", 97 in b"cat")
a = b = []
print(a is b, a is not b, [] is [], a == b)
if a or b and not (a is None):
    print("taken")
else:
    print("not taken")

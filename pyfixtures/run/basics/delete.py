a = b = [1, 2, 3]
del a[1]
print(b)
del a
try:
    print(a)
except NameError as e:
    print(e)
x, y, z = 1, 2, 3
del x, (y, [z])
for name in ("x", "y", "z"):
    print(name in globals())


class Log:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

    def __delitem__(self, k):
        print("delitem", k)

    def __delattr__(self, k):
        print("delattr", k)


o = Log("o")
p = o
del o
print("still held by p")
del p[0], p[1:2], p["k"], p.attr
p = Log("second")
print("replaced")
del p


def f(n):
    v = Log(f"local {n}")
    if n:
        del v
        print("after del")
        try:
            v
        except UnboundLocalError as e:
            print(e)
        v = "rebound"
    return v if n else None


print(f(1))
f(0)
print("returned")


def loop():
    for i in range(2):
        t = Log(f"turn {i}")
    print("loop done")


loop()
d = {"a": Log("value"), "b": 1}
d["a"] = None
print(d)
Log("temporary")
print("end of temporary")
[Log("in list") for _ in range(2)]
print("list dropped")
try:
    raise ValueError(Log("in exception"))
except ValueError as e:
    print("handling")
print("handled")
del d["b"]
try:
    del d["b"]
except KeyError as e:
    print(repr(e))
try:
    del not_there
except NameError as e:
    print(e)

# del of every target: names in all scopes, attributes, items, slices, tuples, and what is unbound after.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Log:
    def __init__(self):
        self.deleted = []

    def __delitem__(self, key):
        self.deleted.append(key)

    def __delattr__(self, name):
        if name == "fixed":
            raise AttributeError("fixed stays")
        self.deleted.append(name)


log = Log()
del log[1], log[1:2], log[1:2, ..., ::3], log["k"], (log.a, [log.b, log[None]])
print(log.deleted, attempt(lambda: delattr(log, "fixed")))
a = b = c = 1
del (a), [b, (c)]
print([n for n in "abc" if n in globals()])


def local():
    x = 1
    del x
    return x


def twice():
    x = 1
    del x
    del x


def conditional(flag):
    x = "kept"
    if flag:
        del x
    return x


def loop():
    out = []
    for i in range(3):
        out.append(i)
        del i
    try:
        out.append(i)
    except UnboundLocalError as error:
        out.append(str(error))
    return out


def free():
    x = 1

    def inner():
        return x

    def remove():
        nonlocal x
        del x

    before = inner()
    remove()
    return before, attempt(inner), attempt(remove), attempt(lambda: x)


def global_name():
    global made_here
    made_here = 5
    del made_here
    return attempt(lambda: made_here)


def delete_builtin():
    global len
    len = lambda x: "shadow"
    shadow = len([])
    del len
    return shadow, len([])


class Body:
    x = 1
    y = [x]
    del x
    z = attempt(lambda: x)
    del y[0]


def many():
    d, l = {"a": 1, "b": 2}, list(range(10))
    del d["a"], l[::3], l[-1]
    return d, l, attempt(lambda: d.__delitem__("a")), attempt(lambda: l.__delitem__(99)), attempt(lambda: l.__delitem__(slice(None, None, 0)))


for f in (local, twice, lambda: conditional(False), lambda: conditional(True), loop, free, global_name, delete_builtin, many):
    print(attempt(f))
print(Body.y, hasattr(Body, "x"), Body.z)
exec_like = {"k": [1, 2, 3]}
for exec_like["k"][0] in "ab":
    pass
del exec_like["k"][1:]
print(exec_like)
for wrong in (lambda: (1).__delattr__("real"), lambda: delattr(5, "x"), lambda: delattr(int, "real"), lambda: "abc".__delitem__(0), lambda: (1, 2).__delitem__, lambda: delattr(attempt, "__code__"), lambda: delattr(attempt, "nothing"), lambda: delattr(Body, "__name__"), lambda: delattr(Body, "__dict__"), lambda: delattr(attempt, "__name__"), lambda: delattr(attempt, "__defaults__")):
    print(attempt(wrong))

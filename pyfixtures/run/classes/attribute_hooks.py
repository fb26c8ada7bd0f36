class Hook:
    known = "class attr"

    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(f"refused {name}")
        return f"made {name}"

    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)


h = Hook()
print(h.real, h.known, h.anything, hasattr(h, "nope"), getattr(h, "no", "default"), hasattr(h, "yes"))
h.x = 5
del h.x
print(h.x, h.__dict__)
try:
    h.nothing
except AttributeError as e:
    print(e)
try:
    del h.missing
except AttributeError as e:
    print(e)


class All:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        return ("got", name)

    def __getattr__(self, name):
        return ("fallback", name)

    def method(self):
        return 1


a = All()
print(a.method, a.x, a.secret, a.__class__, type(a).__name__, All.method(a), object.__getattribute__(a, "method")())


class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target

    def __getattr__(self, name):
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        setattr(self.target, name, value)


class Obj:
    pass


o = Obj()
p = Proxy(o)
p.value = 10
print(o.value, p.value, vars(p) == {"target": o}, Proxy([3, 1]).index(1))


class Private:
    __hidden = 1

    def __init__(self):
        self.__x = 2
        self.__y__ = 3

    def get(self):
        return self.__x + self.__hidden


v = Private()
print(v.get(), sorted(vars(v)), v._Private__x, hasattr(v, "__x"))


class PropRaises:
    @property
    def p(self):
        raise AttributeError("inside property")

    def __getattr__(self, name):
        return "getattr took over " + name


print(PropRaises().p)
print(getattr(5, "real"), getattr("s", "upper")(), hasattr(5, "nope"), getattr(5, "nope", None))
try:
    object().x = 1
except AttributeError as e:
    print(e)
for f in (lambda: getattr(5), lambda: getattr(5, 5), lambda: setattr(5, "a"), lambda: hasattr(1, 2), lambda: setattr(o, 5, 1), lambda: delattr(o, "zz")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class Dir:
    def __dir__(self):
        return ["b", "a"]


print(dir(Dir()), [n for n in dir(Obj) if not n.startswith("_")], "value" in dir(o))

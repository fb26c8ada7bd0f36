print("before")


class Outer:
    print("in body", __name__, __qualname__, __module__)
    x = 1
    y = x + 1

    class Inner:
        z = 10

        def get(self):
            return self.z, __class__.__qualname__

    def method(self):
        return self.x, self.Inner().get()

    alias = method
    for i in range(3):
        x += i
    del i
    if x > 3:
        conditional = "defined"
    try:
        fails = undefined
    except NameError:
        fails = "caught"
    lam = lambda self: self.y
    annotated: int = 5
    only_annotated: str


o = Outer()
print(o.x, o.y, o.method(), o.alias(), hasattr(o, "i"), o.conditional, o.fails, o.lam(), o.annotated, hasattr(o, "only_annotated"), list(Outer.__annotations__))
print([k for k in Outer.__dict__ if not k.startswith("__")])


def factory(n):
    class Made:
        value = n

        def times(self, k):
            return n * k * self.value

    return Made


print(factory(3)().times(2), factory(4).value, factory(5).__qualname__)
x = "global"


def f():
    x = "enclosing"

    class C:
        a = x
        x = "class"
        b = x

        def m(self):
            return x

    class D:
        global x
        c = x

    return C.a, C.b, C().m(), D.c


try:
    print(f())
except NameError as e:
    print(type(e).__name__, e)


class Local:
    locals()["dynamic"] = "set through locals"
    names = sorted(k for k in locals() if not k.startswith("__"))


print(Local.dynamic, Local.names)


class Super:
    def __init__(self):
        self.log = []

    def add(self, x):
        self.log.append(("super", x))
        return self


class Child(Super):
    def add(self, x):
        def nested():
            return super(Child, self).add(x)

        nested()
        [super(Child, self).add(i) for i in range(2)]
        return super().add(x + 1)


print(Child().add(5).log)


class S2:
    def no_args():
        super()

    def deleted(self):
        del self
        super()


for g in (S2.no_args, S2().deleted):
    try:
        g()
    except RuntimeError as e:
        print(e)
try:
    super()
except RuntimeError as e:
    print(e)
for a in ((int, "x"), (5,), (int, str)):
    try:
        print(super(*a).__thisclass__)
    except TypeError as e:
        print(e)

"""The __class__ cell and super() without arguments."""


class A:
    def who(self):
        return "A", __class__.__name__

    def later(self):
        def inner():
            return super().__repr__ is not None, __class__.__name__

        return inner()


class B(A):
    def who(self):
        return "B", super().who(), __class__ is B

    def generator(self):
        yield super().who()
        yield __class__

    def comprehension(self):
        return [__class__.__name__ for _ in range(2)]

    async def coroutine(self):
        return super().who()

    def lambda_(self):
        return (lambda: __class__)()

    @classmethod
    def cm(cls):
        return super().__name__ if False else __class__.__name__, cls.__name__

    @staticmethod
    def sm():
        return __class__.__name__


b = B()
print(b.who(), b.later(), [x if isinstance(x, tuple) else x.__name__ for x in b.generator()])
print(b.comprehension(), b.lambda_() is B, B.cm(), B.sm())
c = b.coroutine()
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
print([c.cell_contents.__name__ for c in B.who.__closure__], B.who.__code__.co_freevars)


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cell = ns.get("__classcell__")
        print("cell in", name, type(cell).__name__)
        cls = super().__new__(mcls, name, bases, ns)
        print("now", [f() for f in ns.get("checks", [])])
        return cls


class WithMeta(metaclass=Meta):
    checks = []

    def f():
        return __class__.__name__

    checks.append(f)


class Forgets(type):
    def __new__(mcls, name, bases, ns):
        ns.pop("__classcell__", None)
        return super().__new__(mcls, name, bases, ns)


try:

    class Broken(metaclass=Forgets):
        def f(self):
            return __class__

except RuntimeError as e:
    print(str(e)[:60])


class Early:
    def f():
        return __class__

    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)


def no_arguments():
    class C:
        def f():
            return super()

    return C.f


for call in no_arguments(), lambda: super():
    try:
        call()
    except RuntimeError as e:
        print(e)


class Deletes:
    def f(self):
        del self
        return super()


class Rebinds:
    def f(self):
        self = 5
        return super()


for K in Deletes, Rebinds:
    try:
        K().f()
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, str(e)[:40])


class Assigns:
    def f(self):
        nonlocal __class__
        __class__ = int
        return super


Assigns().f()
print(Assigns.f.__closure__[0].cell_contents)


class Outer:
    class Inner:
        def f(self):
            return __class__.__qualname__

    def g(self):
        class Local:
            def h(self):
                return __class__.__qualname__

        return __class__.__name__, Local().h()


print(Outer.Inner().f(), Outer().g())


class Shadow:
    __class__ = "not a cell"

    def f(self):
        return self.__class__


print(Shadow().f())
copied = type("Copied", (A,), {"who": A.who})
print(copied().who())

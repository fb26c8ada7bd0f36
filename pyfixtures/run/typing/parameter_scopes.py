# fixture: since 3.12
# What type parameter scopes see: enclosing functions and classes, nonlocal, lambdas and comprehensions in bounds, mangled names.
x = "global"


def show(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def outer():
    x = "outer"

    def inner[T: (x, "other")](a=x):
        return T, x

    x = "changed"
    return inner


f = outer()
print(f(), f.__type_params__[0].__constraints__, f.__defaults__, f.__qualname__, f.__code__.co_freevars)


class Holder:
    x = "class"

    def plain[T: x](self):
        return x, T

    type Called = noted()
    type Direct = x

    class Inner[T: (x, "second")]:
        y = x, T
        x = "inner"
        z = x

    __private = 5
    type Mangled = __private

    def mangled[__T: int](self) -> "ignored":
        return __T


print(Holder().plain(), Holder.plain.__type_params__[0].__bound__, Holder.Direct.__value__)
print(show(lambda: Holder.Called.__value__), Holder.Inner.y, Holder.Inner.z, Holder.Inner.__type_params__[0].__constraints__)
print(Holder.Mangled.__value__, Holder().mangled(), Holder.mangled.__type_params__[0].__name__)


def counter():
    count = 0

    def up[T]():
        nonlocal count
        count += 1
        return count, T.__name__

    class Uses[T]:
        now = count

        def later(self):
            return count, __class__.__name__, T

    return up, Uses


up, Uses = counter()
print(up(), up(), Uses.now, Uses().later())


def decorated(name):
    def decorate(f):
        return name, f.__name__, f.__type_params__

    return decorate


@decorated("function")
def g[T](): ...


@decorated("class")
class D[T, *Us]: ...


print(g, D)


class Meta(type):
    def __new__(meta, name, bases, namespace, **options):
        print(name, [b.__name__ for b in bases], options, namespace.get("__type_params__"), "__orig_bases__" in namespace)
        return super().__new__(meta, name, bases, namespace)


class Base[T](metaclass=Meta, option=1):
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Derived[U](Base, list[U], option=2):
    pass


print(Derived[int], Derived.__orig_bases__[1], Derived.__mro__[1].__name__)


async def waits[T](value: T):
    return T, value


async def yields[T]():
    yield T


def generator[T]():
    yield T
    yield from [T]


print([t.__name__ for t in generator()], waits.__type_params__, yields.__type_params__, generator.__type_params__)
c = waits(5)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
T = "module T"


def shadows[T](T=T):
    return T


print(shadows(), shadows.__type_params__, T, [lambda: T][0]())
del x
noted = lambda: "evaluated late"
print(show(lambda: Holder.Called.__value__), show(lambda: x))

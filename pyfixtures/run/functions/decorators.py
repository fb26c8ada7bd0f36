def trace(f):
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        result = f(*args, **kw)
        print("return", result)
        return result

    wrapper.__name__ = f.__name__
    wrapper.__doc__ = f.__doc__
    return wrapper


def repeat(n):
    print("repeat", n)

    def deco(f):
        print("decorating", f.__name__)
        return lambda *a: [f(*a) for _ in range(n)]

    return deco


@trace
def add(a, b=1):
    "Adds."
    return a + b


@repeat(3)
@trace
def greet(name):
    return "hi " + name


add(1)
add(1, b=5)
print(add.__name__, add.__doc__)
print(greet("bob"))


def memo(f):
    cache = {}

    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    inner.cache = cache
    return inner


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), len(fib.cache))


def register(cls):
    registry.append(cls.__name__)
    return cls


registry = []


@register
class A:
    @staticmethod
    @trace
    def s(x):
        return x * 2

    @classmethod
    def c(cls, x):
        return cls.__name__, x


@(lambda c: register(c))
class B(A):
    pass


print(registry, A.s(4), B().s(5), B.c(1))


class CountCalls:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *a):
        self.n += 1
        return self.f(*a)


@CountCalls
def square(x):
    return x * x


print(square(3), square(4), square.n)

# A function gets another code object: while its getter is cached, while it runs, while its generator waits, and between
# the binding of its arguments and its first instruction.


def two(self, other):
    return other


def star(*args):
    return len(args)


class C:
    @property
    def p(self):
        return "p"


def read(c):
    return c.p


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except TypeError as e:
        return e


c = C()
for code in C.p.fget.__code__, two.__code__, star.__code__, (lambda: 0).__code__, C.p.fget.__code__:
    C.p.fget.__code__ = code
    print([attempt(read, c) for _ in range(3)])


def many(a, b=1, c=2, d=3, e=4):
    return a, b, c, d, e


def changes(a):
    changes.__code__ = many.__code__
    b = [a, a]
    return b, a


print(changes(1), attempt(changes, 1))


def waits(n):
    for i in range(n):
        yield i, n


def other():
    return "other"


g = waits(2)
print(next(g))
waits.__code__ = other.__code__
print(list(g), attempt(waits))


def target(a):
    return a, [a]


class Mapping:
    def __init__(self, code):
        self.code = code

    def keys(self):
        return ["a"]

    def __getitem__(self, key):
        return 1

    def __del__(self):
        target.__code__ = self.code


one = target.__code__
for code in many.__code__, other.__code__, star.__code__:
    target.__code__ = one
    print(attempt(lambda: target(**Mapping(code))), attempt(target, 7))


class Arguments:
    def __init__(self, code):
        self.code = code

    def __iter__(self):
        return iter([1])

    def __del__(self):
        target.__code__ = self.code


for code in many.__code__, other.__code__, star.__code__:
    target.__code__ = one
    print(attempt(lambda: target(*Arguments(code))), attempt(target, 7))

try:
    target.__code__ = (lambda: c)().__class__.__init__.__code__
except AttributeError as e:
    print(type(e).__name__)


def outer():
    x = 1

    def inner():
        return x

    return inner


for f, code in (outer(), one), (target, outer().__code__), (target, None):
    try:
        f.__code__ = code
    except (TypeError, ValueError) as e:
        print(e)

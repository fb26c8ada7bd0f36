# Functional tools: curry, compose, memo with a limit, trampolines, transducers, lazy lists, Maybe, multiple dispatch, pattern of visitors.
from _functools import partial, reduce


def curry(f, n=None):
    n = n or f.__code__.co_argcount
    return lambda *a: f(*a) if len(a) >= n else curry(partial(f, *a), n - len(a))


def compose(*fs):
    return reduce(lambda f, g: lambda *a, **k: f(g(*a, **k)), fs, lambda x: x)


def memo(limit):
    def decorate(f):
        cache = {}

        def wrapper(*a):
            if a in cache:
                wrapper.hits += 1
                cache[a] = value = cache.pop(a)
                return value
            value = cache[a] = f(*a)
            if len(cache) > limit:
                del cache[next(iter(cache))]
            return value

        wrapper.hits, wrapper.cache, wrapper.__wrapped__ = 0, cache, f
        return wrapper

    return decorate


def trampoline(f):
    def run(*a):
        result = f(*a)
        while callable(result):
            result = result()
        return result

    run.raw = f
    return run


@trampoline
def even(n):
    return True if n == 0 else lambda: odd.raw(n - 1)


@trampoline
def odd(n):
    return False if n == 0 else lambda: even.raw(n - 1)


mapping = lambda f: lambda step: lambda acc, x: step(acc, f(x))
filtering = lambda p: lambda step: lambda acc, x: step(acc, x) if p(x) else acc
flattening = lambda step: lambda acc, xs: reduce(step, xs, acc)


class Lazy:
    empty = None

    def __init__(self, head, tail):
        self.head, self._tail = head, tail

    @property
    def tail(self):
        if callable(self._tail):
            self._tail = self._tail()
        return self._tail

    def __iter__(self):
        while self is not None:
            yield self.head
            self = self.tail

    def where(self, p):
        while self and not p(self.head):
            self = self.tail
        return self and Lazy(self.head, lambda: self.tail and self.tail.where(p))

    def take(self, n):
        return [x for x, _ in zip(self, range(n))]


def numbers(n):
    return Lazy(n, lambda: numbers(n + 1))


def primes(s=None):
    s = s or numbers(2)
    return Lazy(s.head, lambda: primes(s.tail.where(lambda n: n % s.head)))


class Maybe:
    def __init__(self, value=None, error=None):
        self.value, self.error = value, error

    def __rshift__(self, f):
        if self.error:
            return self
        try:
            result = f(self.value)
        except Exception as error:
            return Maybe(error=f"{type(error).__name__}: {error}")
        return result if isinstance(result, Maybe) else Maybe(result)

    def __or__(self, default):
        return default if self.error else self.value

    def __repr__(self):
        return f"Nothing({self.error})" if self.error else f"Just({self.value!r})"


class Multi:
    def __init__(self, name):
        self.name, self.table = name, {}

    def __call__(self, *a):
        best = None
        for types, f in self.table.items():
            if len(types) == len(a) and all(map(isinstance, a, types)):
                score = [type(x).__mro__.index(t) for x, t in zip(a, types)]
                if best is None or score < best[0]:
                    best = score, f
        if best is None:
            raise TypeError(f"{self.name}({', '.join(type(x).__name__ for x in a)})")
        return best[1](*a)

    def on(self, *types):
        return lambda f: self.table.__setitem__(types, f) or self


add3 = curry(lambda a, b, c: a + b * c)
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), add3(1, 2, 3), compose(str, abs, int)("-5"), compose()(7), compose(sum, partial(map, len))(["a", "bc"]))


@memo(4)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.hits, list(fib.cache), fib.__wrapped__.__name__, even(4000), odd(4001), even(7))
collect = lambda acc, x: acc + [x]
pipeline = compose(flattening, filtering(lambda n: n % 2), mapping(lambda n: n * n))
print(reduce(pipeline(collect), [[1, 2], [3], [], [4, 5]], []), reduce(mapping(str)(lambda a, b: a + b), range(5), ""))
print(primes().take(10), numbers(5).where(lambda n: n % 7 == 0).take(3), list(Lazy(1, None)), Lazy(1, lambda: None).where(lambda n: n > 1))
half = lambda n: n // 2 if n % 2 == 0 else Maybe(error=f"{n} is odd")
for start in (8, 6, "x", None):
    print(Maybe(start) >> int >> half >> half >> (lambda n: 10 / n), (Maybe(start) >> int >> half) | "default")
show = Multi("show")
show.on(int, int)(lambda a, b: f"ints {a} {b}")
show.on(object, object)(lambda a, b: "anything")
show.on(bool, object)(lambda a, b: "bool first")
show.on(str)(lambda s: f"one string {s}")
print(show(1, 2), show(True, 2), show(1, "x"), show("s"), [show(*p) for p in ((1.5, 2), (True, True))])
try:
    show(1, 2, 3)
except TypeError as error:
    print(error)
zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
to_int = lambda n: n(lambda k: k + 1)(0)
three = succ(succ(succ(zero)))
print(to_int(three), to_int(lambda f: three(three(f))), (lambda f: (lambda x: x(x))(lambda y: f(lambda v: y(y)(v))))(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(6))

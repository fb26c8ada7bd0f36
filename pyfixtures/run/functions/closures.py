def make_counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return step, peek


step, peek = make_counter(10)
other, _ = make_counter()
print(step(), step(5), peek(), other(), peek())
print(step.__closure__[0].cell_contents, step.__code__.co_freevars, make_counter.__code__.co_cellvars, peek.__closure__ is not None, make_counter.__closure__)


def adder(n):
    return lambda x: x + n


add5 = adder(5)
print(add5(1), [adder(i)(10) for i in range(4)])


def late():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    return [f() for f in fs]


def early():
    return [f() for f in [(lambda i=i: i) for i in range(3)]]


print(late(), early())


def nest(a):
    def two(b):
        def three(c):
            return a, b, c

        return three

    return two


print(nest(1)(2)(3))


def arg_cell(x, *args, **kw):
    def get():
        return x, args, kw

    x += 1
    return get


print(arg_cell(1, 2, k=3)())


def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x

    return run


print(compose(str, abs, lambda v: v - 10)(3))


def accumulate():
    total = 0
    while True:
        total += yield total


g = accumulate()
next(g)
print([g.send(v) for v in (1, 2, 3)])


class C:
    def method(self):
        def inner():
            return __class__, self

        return inner() == (C, self)


print(C().method())
cell = step.__closure__[0]
cell.cell_contents = 100
print(peek())


def empty():
    def use():
        return v

    c = use.__closure__[0]
    try:
        c.cell_contents
    except ValueError as e:
        print(e)
    v = 1
    return c.cell_contents


print(empty())

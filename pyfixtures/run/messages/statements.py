# What statements say of values that do not fit.


def show(label, f, *args, **kwargs):
    try:
        print(label, "->", type(f(*args, **kwargs)).__name__)
    except Exception as error:
        print(label, "->", type(error).__name__, error)



class C:
    x = 1


def unpack(a):
    x, y = a


def unpack_rest(a):
    x, *y, z, w = a


def star(a):
    return show(*a)


def double_star(a):
    return dict(**a)


def set_attribute(a):
    a.nope = 1


def delete_attribute(a):
    del a.nope


def set_slice(a):
    a[1:2] = 5


def delete_steps(a):
    del a[::2]


def with_statement(a):
    with a:
        pass


def for_statement(a):
    for x in a:
        pass


def raise_it(a):
    raise a


def raise_from(a):
    raise ValueError from a


def except_it(a):
    try:
        1 / 0
    except a:
        pass


def except_star(a):
    try:
        1 / 0
    except* a:
        pass


def yield_from(a):
    def g():
        yield from a
    return list(g())


def await_it(a):
    async def f():
        await a
    f().send(None)


def async_for(a):
    async def f():
        async for x in a:
            pass
    f().send(None)


def async_with(a):
    async def f():
        async with a:
            pass
    f().send(None)


def base(a):
    class X(a):
        pass


def metaclass(a):
    class X(metaclass=a):
        pass


def class_keyword(a):
    class X(foo=a):
        pass


def class_pattern(a):
    match 5:
        case a():
            return 1


def match_it(a):
    match a:
        case {"x": 1}:
            return 1
        case [1, 2]:
            return 2.0
        case int(1):
            return "3"
        case C(x=1):
            return b"4"


for f in (unpack, unpack_rest, star, double_star, set_attribute, delete_attribute, set_slice, delete_steps, with_statement, for_statement,
          raise_it, raise_from, except_it, except_star, yield_from, await_it, async_for, async_with, base, metaclass, class_keyword,
          class_pattern, match_it, lambda a: a.nope, lambda a: a(), lambda a: a[1:2], lambda a: {a}, lambda a: {a: 1},
          lambda a: format(a, "d"), lambda a: "%d" % a, lambda a: "%c" % a, lambda a: "%x" % a, lambda a: "%z" % a, lambda a: {}[a],
          lambda a: "".join(a), lambda a: b"".join(a), lambda a: [1, 2][a], lambda a: "ab"[a], lambda a: (1, 2)[a], lambda a: range(3)[a],
          lambda a: "{0.x}".format(a), lambda a: "{0[x]}".format(a), lambda a: [1] * a, lambda a: a(1, x=2)):
    for value in (1, 1.5, "a", b"a", [1], (1,), {1: 1}, {1}, None, ..., int, C, range(2), slice(1), ValueError):
        shown = value.__name__ if isinstance(value, type) else value
        try:
            print(f.__name__, shown, "->", type(f(value)).__name__)
        except Exception as error:
            if "0x" not in str(error):
                print(f.__name__, shown, "->", type(error).__name__, error)

def plain(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(plain(1, c=3), plain(1, 9, 8, 7, c=3), plain(1, c=3, e=5, f=6), plain(*[1, 2, 3], **{"c": 4, "x": 5}), plain(1, *(2,), *[], 3, c=0, **{}, **{"z": 1}))


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))


def keyword_shadow(a, /, **kw):
    return a, kw


print(keyword_shadow(1, a=2, b=3))


def mutable(x, acc=[]):
    acc.append(x)
    return acc


print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__, plain.__defaults__, plain.__kwdefaults__)


def only_args(*a):
    return a


def only_kw(**k):
    return k


print(only_args(), only_args(1, *"ab"), only_kw(), only_kw(a=1, **{"b": 2}), only_args(*range(3), *{"k": 1}))


def show(tag):
    print("eval", tag, end=" ")
    return tag


print(plain(show(1), show(2), c=show(3), d=show(4)))


def f(a, b, *, k=0):
    return a, b, k


def g():
    pass


calls = [
    lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, 2, z=1), lambda: f(1, a=2), lambda: f(1, 2, b=3), lambda: f(b=1), lambda: g(1), lambda: g(x=1), lambda: f(1, 2, 3, k=4), lambda: f(1, 2, *[3, 4]),
    lambda: plain(1), lambda: plain(), lambda: positional(1, b=2, c=3, d=4), lambda: positional(1, 2), lambda: positional(1, 2, 3, 4), lambda: positional(a=1, b=2, c=3, d=4), lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}),
    lambda: f(1, **{"a": 2}), lambda: f(1, **{"k": 1}, **{"k": 2}), lambda: f(k=1, **{"k": 2}), lambda: (lambda x: x)(), lambda: only_kw(1), lambda: only_args(a=1), lambda: f(1, 2, kk=3), lambda: 5(), lambda: None(1), lambda: "s"(), lambda: f(*None),
]
for call in calls:
    try:
        print(call())
    except TypeError as e:
        print(e)
